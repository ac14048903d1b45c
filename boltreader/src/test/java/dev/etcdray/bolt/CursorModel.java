package dev.etcdray.bolt;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** A cursor as a list and a position between two of its items: what {@link LeafCursor} must behave like. */
final class CursorModel {
    private final List<byte[]> keys;
    /** Index of the current entry, -1 before the first, size behind the last. */
    private int at = -1;

    CursorModel(List<byte[]> keys) {
        this.keys = keys;
    }

    static List<byte[]> keys(LeafCursor cursor) throws IOException {
        List<byte[]> keys = new ArrayList<>();
        while (cursor.next()) {
            keys.add(key(cursor));
        }
        return keys;
    }

    static byte[] key(LeafCursor cursor) {
        return cursor.key().toArray(ValueLayout.JAVA_BYTE);
    }

    static List<String> hex(List<byte[]> keys) {
        return keys.stream().map(HexFormat.of()::formatHex).toList();
    }

    /** Steps at random, forward, backward, to the end and by seeks, and compares after each. */
    void walkAtRandom(LeafCursor cursor, Random random, int steps) throws IOException {
        for (int step = 0; step < steps; step++) {
            switch (random.nextInt(20)) {
                case 0 -> {
                    cursor.toEnd();
                    at = keys.size();
                }
                case 1, 2 -> seek(cursor, probe(random));
                case 3, 4, 5, 6, 7, 8, 9, 10 -> {
                    at = Math.max(at - 1, -1);
                    check(cursor, cursor.previous());
                }
                default -> {
                    at = Math.min(at + 1, keys.size());
                    check(cursor, cursor.next());
                }
            }
        }
    }

    void seek(LeafCursor cursor, byte[] wanted) throws IOException {
        at = 0;
        while (at < keys.size() && Arrays.compareUnsigned(keys.get(at), wanted) < 0) {
            at++;
        }
        check(cursor, cursor.seek(wanted));
    }

    /** A key that is there, one a byte longer or shorter, or the empty one. */
    private byte[] probe(Random random) {
        if (keys.isEmpty() || random.nextInt(10) == 0) {
            return new byte[random.nextInt(3)];
        }
        byte[] key = keys.get(random.nextInt(keys.size()));
        return Arrays.copyOf(key, Math.max(0, key.length - 1 + random.nextInt(3)));
    }

    private void check(LeafCursor cursor, boolean moved) {
        boolean entry = at >= 0 && at < keys.size();
        assertThat(moved).isEqualTo(entry);
        if (entry) {
            assertThat(key(cursor)).isEqualTo(keys.get(at));
        }
    }
}
