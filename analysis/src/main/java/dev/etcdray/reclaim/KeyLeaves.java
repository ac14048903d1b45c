package dev.etcdray.reclaim;

/**
 * The leaves of bucket {@code key} as a compaction finds them: which entries stay, each with its size, and runs of
 * entries that go, with their sum. So an implementation needs memory for what stays and a few bytes a leaf. It is read
 * once for every run of the simulation.
 */
public interface KeyLeaves {
    /** From before the first leaf. */
    Cursor cursor();

    /** Number of entries at or below the compacted revision: those that the compaction looks at. */
    long examinedEntries();

    /** Goes forward over leaves in key order, and within a leaf over its items in order. */
    interface Cursor {
        /** Moves to the next leaf, before its first item; false behind the last. */
        boolean nextLeaf();

        /** Page id of the leaf; 0 if the bucket is inline. */
        long pageId();

        /** Pages of the leaf with its overflow; 0 if the bucket is inline. */
        int pages();

        /** Moves to the leaf's next item; false behind the last. */
        boolean nextItem();

        /** Whether the item is a run of entries that the compaction deletes; else it is one entry that stays. */
        boolean isFreed();

        /** Entries of the item: 1 if it stays, 1 or more in a run. */
        int entries();

        /** Bytes of the item's entries, each with its element header of 16 bytes. */
        long bytes();

        /** Length of the key of an entry that stays: 17, or 18 for a tombstone. Of a run not asked for. */
        int keyBytes();
    }
}
