package dev.etcdray.reclaim;

import java.util.Arrays;

/** A top-level bucket other than {@code key}. */
public final class SmallBucket {
    private final int nameBytes;
    private final long rootPage;
    private final int rootPages;
    private final int[] keyBytes;
    private final int[] valueBytes;

    /**
     * A bucket by its sizes; the arrays are not copied.
     *
     * @param nameBytes length of its name
     * @param rootPage page id of its root, 0 if it is inline
     * @param rootPages pages of its root with overflow, 0 if it is inline
     * @param keyBytes length of each entry's key, in key order
     * @param valueBytes length of each entry's value
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public SmallBucket(int nameBytes, long rootPage, int rootPages, int[] keyBytes, int[] valueBytes) {
        if (keyBytes.length != valueBytes.length) {
            throw new IllegalArgumentException(keyBytes.length + " keys, " + valueBytes.length + " values");
        }
        this.nameBytes = nameBytes;
        this.rootPage = rootPage;
        this.rootPages = rootPages;
        this.keyBytes = keyBytes;
        this.valueBytes = valueBytes;
    }

    int nameBytes() {
        return nameBytes;
    }

    long rootPage() {
        return rootPage;
    }

    int rootPages() {
        return rootPages;
    }

    int entries() {
        return keyBytes.length;
    }

    long entry(int i) {
        return Entry.of(Sizes.LEAF_ELEMENT_BYTES + (long) keyBytes[i] + valueBytes[i], keyBytes[i], false);
    }

    /** Bytes that its entries take in a page. */
    long entryBytes() {
        long sum = 0;
        for (int i = 0; i < entries(); i++) {
            sum += Entry.bytes(entry(i));
        }
        return sum;
    }

    /** With one more entry at the end; where it stands makes no difference to a bucket of one page. */
    SmallBucket with(int moreKeyBytes, int moreValueBytes) {
        int[] keys = Arrays.copyOf(keyBytes, entries() + 1);
        int[] values = Arrays.copyOf(valueBytes, entries() + 1);
        keys[entries()] = moreKeyBytes;
        values[entries()] = moreValueBytes;
        return new SmallBucket(nameBytes, rootPage, rootPages, keys, values);
    }
}
