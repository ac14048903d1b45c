package dev.etcdray.finding;

import dev.etcdray.etcd.KeyText;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a finding rests on; every figure can be found in the tables again.
 *
 * @param figures figures with their names
 * @param keys the largest keys concerned, largest first
 */
public record Evidence(List<Figure> figures, List<Key> keys) {
    /** No more keys than this are named; the figures say how many there are. */
    static final int MOST_KEYS = 5;

    /** Copies the lists. */
    public Evidence {
        figures = List.copyOf(figures);
        keys = List.copyOf(keys);
    }

    /**
     * A figure.
     *
     * @param name what it is
     * @param value the number
     * @param unit {@code bytes}, {@code revisions}, {@code objects}, {@code percent} and such
     */
    public record Figure(String name, long value, String unit) {}

    /**
     * A key.
     *
     * @param key for reading
     * @param keyBase64 the key
     * @param bytes bytes of its entries that the finding is about
     * @param revisions number of its revisions, null where the rule looks at live objects only
     */
    public record Key(String key, String keyBase64, long bytes, @Nullable Long revisions) {

        static Key of(byte[] key, long bytes, @Nullable Long revisions) {
            return new Key(KeyText.of(key), Base64.getEncoder().encodeToString(key), bytes, revisions);
        }
    }
}
