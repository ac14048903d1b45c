package dev.etcdray.reclaim;

/**
 * The length of a file that bbolt grows ahead of use: to the size of its mapping up to 16 MiB, then by 16 MiB more than
 * is needed. Source: bbolt, db.go: mmapSize, allocate, grow.
 */
final class FileLength {
    private static final int MIN_MAPPING_SHIFT = 15;
    private static final int MAX_DOUBLING_SHIFT = 30;
    private static final long MAPPING_STEP_BYTES = 1L << 30;
    private static final long ALLOCATION_BYTES = 16L << 20;

    private final int pageSizeBytes;
    private long committedPages;
    private long mappingBytes;
    private long bytes;

    FileLength(int pageSizeBytes, long highWaterPages) {
        this.pageSizeBytes = pageSizeBytes;
        this.committedPages = highWaterPages;
        this.bytes = highWaterPages * pageSizeBytes;
        this.mappingBytes = mapping(bytes);
    }

    private static long mapping(long atLeastBytes) {
        for (int shift = MIN_MAPPING_SHIFT; shift <= MAX_DOUBLING_SHIFT; shift++) {
            if (atLeastBytes <= 1L << shift) {
                return 1L << shift;
            }
        }
        return (atLeastBytes + MAPPING_STEP_BYTES - 1) / MAPPING_STEP_BYTES * MAPPING_STEP_BYTES;
    }

    /** The high-water mark moved within a transaction: the mapping has to hold one page more. */
    void raised(long highWaterPages) {
        long needed = (highWaterPages + 1) * pageSizeBytes;
        if (needed >= mappingBytes) {
            mappingBytes = mapping(Math.max(bytes, needed));
        }
    }

    /** A transaction ends. */
    void commit(long highWaterPages) {
        long needed = (highWaterPages + 1) * pageSizeBytes;
        if (highWaterPages > committedPages && needed > bytes) {
            bytes = mappingBytes <= ALLOCATION_BYTES ? mappingBytes : needed + ALLOCATION_BYTES;
        }
        committedPages = highWaterPages;
    }

    long bytes() {
        return bytes;
    }
}
