package dev.etcdray.cli.status;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * {@code Bytes} of github.com/dustin/go-humanize, which etcd's tools print sizes with, to the last oddity: 999,999 bytes
 * are {@code 1000 kB}, and 12,500 are {@code 12 kB}.
 */
final class DecimalSize {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

    private DecimalSize() {
    }

    static String of(long bytes) {
        if (bytes < 10) {
            return bytes + " B";
        }
        int exponent = (int) Math.floor(StrictMath.log((double) bytes) / StrictMath.log(1000));
        double value = Math.floor((double) bytes / Math.pow(1000, exponent) * 10 + 0.5) / 10;
        // Go rounds the exact value, half to even.
        BigDecimal rounded = new BigDecimal(value).setScale(value < 10 ? 1 : 0, RoundingMode.HALF_EVEN);
        return rounded.toPlainString() + " " + UNITS[exponent];
    }
}
