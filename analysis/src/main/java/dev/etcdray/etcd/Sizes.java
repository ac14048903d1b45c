package dev.etcdray.etcd;

import java.util.Locale;

/** Sizes and shares as people read them; raw numbers stand beside them wherever they are printed. */
public final class Sizes {
    private static final String UNITS = "KMGTPE";

    private Sizes() {
    }

    /** Bytes in binary units with one decimal: {@code 1.5 GiB}; below 1 KiB {@code 12 B}. */
    public static String binary(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        int unit = (Long.SIZE - 1 - Long.numberOfLeadingZeros(bytes)) / 10;
        double value = bytes / (double) (1L << (10 * unit));
        if (value >= 1023.95 && unit < UNITS.length()) {
            // Would print as 1024.0 of this unit.
            unit++;
            value /= 1024;
        }
        return String.format(Locale.ROOT, "%.1f %ciB", value, UNITS.charAt(unit - 1));
    }

    /** A share with one decimal: {@code 12.3%}. Only nothing is 0.0% and only all is 100.0%; of nothing it is {@code -}. */
    public static String percent(long part, long whole) {
        if (whole == 0) {
            return "-";
        }
        double percent = 100.0 * part / whole;
        if (part > 0 && percent < 0.05) {
            return "<0.1%";
        }
        if (part < whole && percent >= 99.95) {
            return ">99.9%";
        }
        return String.format(Locale.ROOT, "%.1f%%", percent);
    }
}
