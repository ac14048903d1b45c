package dev.etcdray.etcd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * A chunk's revisions in columns, oldest first, with the clients' keys copied and the values left behind. Reused from
 * chunk to chunk: nothing is allocated per revision.
 */
public final class RevisionBatch {
    private static final int MAX_KEYS_BYTES = 1 << 30;

    private int size;
    private long[] main = new long[1024];
    private long[] locator = new long[1024];
    private long[] entryBytes = new long[1024];
    private long[] valueBytes = new long[1024];
    private long[] lease = new long[1024];
    private int[] keyStart = new int[1025];
    private boolean[] tombstone = new boolean[1024];
    private byte[] keys = new byte[1 << 16];
    private int leaves;
    private int[] leafEnd = new int[64];
    private long[] leafPages = new long[64];

    /** Empties the batch. */
    public void clear() {
        size = 0;
        leaves = 0;
    }

    /** Number of revisions. */
    public int size() {
        return size;
    }

    /** Main revision. */
    public long main(int i) {
        return main[i];
    }

    /**
     * Where the revision stands, for {@link RevisionFeed.Reader#revision}; below 2^47, and rising with the revision where
     * history is seen.
     */
    public long locator(int i) {
        return locator[i];
    }

    /** Bytes that the entry takes in its page. */
    public long entryBytes(int i) {
        return entryBytes[i];
    }

    /** Length of the client's value. */
    public long valueBytes(int i) {
        return valueBytes[i];
    }

    /** Lease id, 0 for none. */
    public long lease(int i) {
        return lease[i];
    }

    /** Whether this is a delete marker. */
    public boolean isTombstone(int i) {
        return tombstone[i];
    }

    /** The array that holds the clients' keys. */
    public byte[] keys() {
        return keys;
    }

    /** Where in {@link #keys} the client's key starts. */
    public int keyOffset(int i) {
        return keyStart[i];
    }

    /** Length of the client's key. */
    public int keyLength(int i) {
        return keyStart[i + 1] - keyStart[i];
    }

    /** Whether a key of this length can be added: a batch holds at most 1 GiB of keys. */
    boolean hasRoomFor(long keyLength) {
        return keyStart[size] + keyLength <= MAX_KEYS_BYTES;
    }

    /** Adds a revision; the key is copied from the segment. */
    public void add(long mainRevision, boolean isTombstone, long where, long bytes, long value, long leaseId,
            MemorySegment data, long keyOffset, int keyLength) {
        if (size == main.length) {
            grow();
        }
        int start = keyStart[size];
        ensureKeys(start + keyLength);
        MemorySegment.copy(data, ValueLayout.JAVA_BYTE, keyOffset, keys, start, keyLength);
        main[size] = mainRevision;
        locator[size] = where;
        entryBytes[size] = bytes;
        valueBytes[size] = value;
        lease[size] = leaseId;
        tombstone[size] = isTombstone;
        size++;
        keyStart[size] = start + keyLength;
    }

    /**
     * Adds a leaf of another batch, its revisions and its end.
     *
     * @param locatorBase what its locators count from here
     * @return bytes that its entries take
     */
    long addLeaf(RevisionBatch from, int leaf, long locatorBase) {
        int start = leaf == 0 ? 0 : from.leafEnd[leaf - 1];
        int count = from.leafEnd[leaf] - start;
        while (size + count > main.length) {
            grow();
        }
        int keysFrom = from.keyStart[start];
        int keysBytes = from.keyStart[start + count] - keysFrom;
        int keysTo = keyStart[size];
        ensureKeys(keysTo + keysBytes);
        System.arraycopy(from.keys, keysFrom, keys, keysTo, keysBytes);
        System.arraycopy(from.main, start, main, size, count);
        System.arraycopy(from.entryBytes, start, entryBytes, size, count);
        System.arraycopy(from.valueBytes, start, valueBytes, size, count);
        System.arraycopy(from.lease, start, lease, size, count);
        System.arraycopy(from.tombstone, start, tombstone, size, count);
        long bytes = 0;
        for (int i = 0; i < count; i++) {
            locator[size + i] = locatorBase + from.locator[start + i];
            keyStart[size + i + 1] = from.keyStart[start + i + 1] - keysFrom + keysTo;
            bytes += from.entryBytes[start + i];
        }
        size += count;
        endLeaf(from.leafPages[leaf]);
        return bytes;
    }

    /** Bytes of the keys of a leaf. */
    long leafKeysBytes(int leaf) {
        return keyStart[leafEnd[leaf]] - (long) keyStart[leaf == 0 ? 0 : leafEnd[leaf - 1]];
    }

    /** Takes back what was added since the last leaf ended. */
    void dropLeaf() {
        size = leaves == 0 ? 0 : leafEnd[leaves - 1];
    }

    /** Bytes of memory that the columns take. */
    long memoryBytes() {
        return (5L * Long.BYTES + Integer.BYTES + 1) * main.length + keys.length;
    }

    /** Bytes of the keys so far. */
    int keysBytes() {
        return keyStart[size];
    }

    /** Ends a leaf page: what was added since the last one stands in it. A feed without pages never calls this. */
    public void endLeaf(long pages) {
        if (leaves == leafEnd.length) {
            leafEnd = Arrays.copyOf(leafEnd, leaves * 2);
            leafPages = Arrays.copyOf(leafPages, leaves * 2);
        }
        leafEnd[leaves] = size;
        leafPages[leaves] = pages;
        leaves++;
    }

    /** Number of leaf pages that the revisions stand in, 0 if the source has no pages. */
    public int leaves() {
        return leaves;
    }

    /** Index behind the last revision of a leaf. */
    public int leafEnd(int leaf) {
        return leafEnd[leaf];
    }

    /** Pages of a leaf with its overflow, 0 for an inline bucket. */
    public long leafPages(int leaf) {
        return leafPages[leaf];
    }

    private void ensureKeys(int bytes) {
        if (bytes > keys.length) {
            keys = Arrays.copyOf(keys, Math.max(Math.min(keys.length * 2, MAX_KEYS_BYTES), bytes));
        }
    }

    private void grow() {
        int capacity = main.length * 2;
        main = Arrays.copyOf(main, capacity);
        locator = Arrays.copyOf(locator, capacity);
        entryBytes = Arrays.copyOf(entryBytes, capacity);
        valueBytes = Arrays.copyOf(valueBytes, capacity);
        lease = Arrays.copyOf(lease, capacity);
        keyStart = Arrays.copyOf(keyStart, capacity + 1);
        tombstone = Arrays.copyOf(tombstone, capacity);
    }
}
