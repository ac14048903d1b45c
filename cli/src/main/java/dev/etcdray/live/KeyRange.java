package dev.etcdray.live;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keys from one, inclusive, to another, exclusive.
 *
 * @param from the first; etcd has no empty key
 * @param to behind the last; null = to the end
 */
public record KeyRange(ByteString from, @Nullable ByteString to) {
    /** Behind {@code range_end} that is this one byte there is no end (etcd, api/etcdserverpb/rpc.proto). */
    private static final ByteString NUL = ByteString.copyFrom(new byte[1]);

    /** The whole key space. */
    public static final KeyRange ALL = new KeyRange(NUL, null);

    private static final Comparator<ByteString> ORDER = ByteString.unsignedLexicographicalComparator();

    /** All keys that start so. */
    public static KeyRange ofPrefix(byte[] prefix) {
        return prefix.length == 0 ? ALL : new KeyRange(ByteString.copyFrom(prefix), behind(prefix));
    }

    /** What a permission is for: a key, or from a key to another, as {@code range_end} says. */
    static KeyRange ofPermission(ByteString key, ByteString rangeEnd) {
        ByteString from = key.isEmpty() ? NUL : key;
        if (rangeEnd.isEmpty()) {
            return new KeyRange(from, from.concat(NUL));
        }
        return new KeyRange(from, rangeEnd.equals(NUL) ? null : rangeEnd);
    }

    private static @Nullable ByteString behind(byte[] prefix) {
        for (int i = prefix.length - 1; i >= 0; i--) {
            if (prefix[i] != (byte) 0xff) {
                byte[] end = Arrays.copyOf(prefix, i + 1);
                end[i]++;
                return ByteString.copyFrom(end);
            }
        }
        return null;
    }

    /** What is in both. */
    Optional<KeyRange> and(KeyRange other) {
        ByteString start = ORDER.compare(from, other.from) >= 0 ? from : other.from;
        ByteString end = earlier(to, other.to);
        return end == null || ORDER.compare(start, end) < 0 ? Optional.of(new KeyRange(start, end)) : Optional.empty();
    }

    private static @Nullable ByteString earlier(@Nullable ByteString one, @Nullable ByteString other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return ORDER.compare(one, other) <= 0 ? one : other;
    }

    /** The same keys in ranges that are in order and do not touch. */
    static List<KeyRange> merged(List<KeyRange> ranges) {
        List<KeyRange> sorted = new ArrayList<>(ranges);
        sorted.sort(Comparator.comparing(KeyRange::from, ORDER));
        List<KeyRange> merged = new ArrayList<>();
        for (KeyRange range : sorted) {
            KeyRange last = merged.isEmpty() ? null : merged.getLast();
            if (last == null || (last.to != null && ORDER.compare(last.to, range.from) < 0)) {
                merged.add(range);
            } else if (last.to != null && (range.to == null || ORDER.compare(last.to, range.to) < 0)) {
                merged.set(merged.size() - 1, new KeyRange(last.from, range.to));
            }
        }
        return merged;
    }

    /** The same behind a key. */
    KeyRange after(ByteString key) {
        return new KeyRange(key.concat(NUL), to);
    }

    /** How a request names its end. */
    ByteString rangeEnd() {
        return to == null ? NUL : to;
    }
}
