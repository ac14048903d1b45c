package dev.etcdray.etcd;

import dev.etcdray.bolt.Bucket;
import dev.etcdray.bolt.LeafCursor;
import java.io.IOException;
import java.util.Arrays;

/** The sizes of a small bucket's entries, in key order. */
public final class BucketSizes {
    /** etcd's largest small bucket holds its leases: a hundred thousand are many. */
    private static final int MOST_ENTRIES = 4 << 20;

    private final Bucket bucket;
    private long rootPages;
    private boolean strange;
    private int[] keyBytes = new int[16];
    private int[] valueBytes = new int[16];
    private int size;

    private BucketSizes(Bucket bucket) {
        this.bucket = bucket;
    }

    static BucketSizes read(Bucket bucket, LeafCursor cursor) throws IOException {
        BucketSizes sizes = new BucketSizes(bucket);
        while (cursor.next() && !sizes.strange) {
            sizes.rootPages = bucket.isInline() ? 0 : 1 + cursor.page().overflow();
            sizes.strange = cursor.page().isBucket() || cursor.page().valueSize() > Integer.MAX_VALUE
                    || cursor.page().keySize() > Integer.MAX_VALUE || sizes.size == MOST_ENTRIES;
            if (!sizes.strange) {
                sizes.add((int) cursor.page().keySize(), (int) cursor.page().valueSize());
            }
        }
        return sizes;
    }

    private void add(int key, int value) {
        if (size == keyBytes.length) {
            keyBytes = Arrays.copyOf(keyBytes, size * 2);
            valueBytes = Arrays.copyOf(valueBytes, size * 2);
        }
        keyBytes[size] = key;
        valueBytes[size] = value;
        size++;
    }

    /** The bucket. */
    public Bucket bucket() {
        return bucket;
    }

    /** Pages of the last leaf with its overflow, which is the root of a bucket of one page; 0 for an inline bucket. */
    public long rootPages() {
        return rootPages;
    }

    /** Whether it holds what no etcd writes: buckets, or entries without end. Its sizes are then not whole. */
    boolean isStrange() {
        return strange;
    }

    /** Lengths of the keys. */
    public int[] keyBytes() {
        return Arrays.copyOf(keyBytes, size);
    }

    /** Lengths of the values. */
    public int[] valueBytes() {
        return Arrays.copyOf(valueBytes, size);
    }
}
