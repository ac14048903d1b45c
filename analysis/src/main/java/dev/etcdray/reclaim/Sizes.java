package dev.etcdray.reclaim;

/**
 * Sizes and limits of bbolt and etcd that the simulation follows. Sources: bbolt's page.go, node.go and bucket.go;
 * etcd's mvcc/kvstore_compaction.go and backend/backend.go.
 */
final class Sizes {
    static final int PAGE_HEADER_BYTES = 16;
    static final int LEAF_ELEMENT_BYTES = 16;
    static final int BRANCH_ELEMENT_BYTES = 16;
    static final int BUCKET_HEADER_BYTES = 16;
    static final int META_PAGES = 2;

    /** Main revision, an underscore, sub revision. A tombstone has one byte more. */
    static final int REVISION_BYTES = 17;

    /** A page that is split leaves at least so many elements on each side. */
    static final int MIN_KEYS_PER_PAGE = 2;
    static final int MIN_LEAF_KEYS = 1;
    static final int MIN_BRANCH_KEYS = 2;
    /** A bucket of one leaf of at most this part of a page is stored inside the element that names it. */
    static final int INLINE_PART_OF_PAGE = 4;
    /** A node of at most this part of a page is merged with its neighbour. */
    static final int MERGE_PART_OF_PAGE = 4;

    static final double DEFAULT_FILL = 0.5;
    /** What etcd sets for a defragmentation. */
    static final double SEQUENTIAL_FILL = 0.9;

    static final int COMPACTION_BATCH = 1_000;
    static final int DEFRAG_BATCH = 10_000;

    /** Length of the name {@code key}. */
    static final int KEY_NAME_BYTES = 3;

    private Sizes() {
    }

    /** Pages that a node of this size takes. */
    static int pages(long bytes, int pageSizeBytes) {
        return Math.toIntExact((bytes + pageSizeBytes - 1) / pageSizeBytes);
    }
}
