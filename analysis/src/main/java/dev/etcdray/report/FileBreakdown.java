package dev.etcdray.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every byte of the file.
 *
 * @param bytes length of the file; the parts add up to it
 * @param dbSizeBytes high-water mark times page size: etcd's db size, what the quota compares
 * @param inUseBytes db size less the free pages
 * @param parts where the bytes are
 */
public record FileBreakdown(long bytes, long dbSizeBytes, long inUseBytes, List<Part> parts) {

    /** Copies the list. */
    public FileBreakdown {
        parts = List.copyOf(parts);
    }

    /**
     * One part.
     *
     * @param part {@code entries}, {@code leafPageHeaders}, {@code leafSlack}, {@code branchPages}, {@code metaPages},
     *        {@code freelist}, {@code freePages}, {@code unreachablePages}, {@code preallocated}, {@code trailer} or
     *        {@code unattributed}
     * @param bucket top-level bucket of {@code entries}, else null
     * @param state {@code live}, {@code superseded} or {@code tombstone} for revisions of bucket {@code key}, else null
     * @param bytes its size
     */
    public record Part(String part, @Nullable String bucket, @Nullable String state, long bytes) {}
}
