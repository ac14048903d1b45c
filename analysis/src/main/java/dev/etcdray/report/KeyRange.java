package dev.etcdray.report;

import dev.etcdray.etcd.KeyText;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Keys from one to before another, in the order of their bytes.
 *
 * @param from the first, for reading
 * @param fromBase64 the key itself
 * @param to the first behind them, for reading; null when there is no end
 * @param toBase64 the key itself, null likewise
 */
public record KeyRange(String from, String fromBase64, @Nullable String to, @Nullable String toBase64) {

    /** Of keys; {@code to} is null when there is no end. */
    public static KeyRange of(byte[] from, byte @Nullable [] to) {
        return new KeyRange(KeyText.of(from), base64(from), to == null ? null : KeyText.of(to),
                to == null ? null : base64(to));
    }

    private static String base64(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }

    /** The range in words: etcd's roles speak of a key, a prefix, or a range. */
    public String text() {
        byte[] first = Base64.getDecoder().decode(fromBase64);
        byte[] end = toBase64 == null ? null : Base64.getDecoder().decode(toBase64);
        if (end == null) {
            return from + " and all behind it";
        }
        if (Arrays.equals(end, Arrays.copyOf(first, first.length + 1))) {
            return from;
        }
        return Arrays.equals(end, behindPrefix(first)) ? from + "*" : from + " to before " + to;
    }

    /** What follows all keys with a prefix: its last byte that can be raised, raised; null if there is none. */
    private static byte @Nullable [] behindPrefix(byte[] prefix) {
        for (int i = prefix.length - 1; i >= 0; i--) {
            if (prefix[i] != (byte) 0xff) {
                byte[] end = Arrays.copyOf(prefix, i + 1);
                end[i]++;
                return end;
            }
        }
        return null;
    }
}
