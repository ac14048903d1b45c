package dev.etcdray.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What compaction at a revision and defragmentation after it would give back. What is null could not be forecast, and a
 * warning says why.
 *
 * @param atRevision compacted at; null for no compaction, only a defragmentation
 * @param assumedEtcdVersion whose rules were taken
 * @param versionSource {@code option}, {@code server}, {@code file} or {@code default}
 * @param freedBytes entries of bucket {@code key} that the compaction deletes; exact
 * @param freedRevisions how many
 * @param inUseAfterCompaction db size less free pages
 * @param dbSizeAfterCompaction it can rise: freed pages serve only later transactions
 * @param dbSizeAfterDefrag exact
 * @param fileBytesAfterDefrag length on disk; from etcd 3.5 on longer than the db size
 * @param returnedByDefragOnly db size after compaction less that after defragmentation
 * @param runs how many random runs of the simulation the ranges come from
 * @param curve bytes freed by compacting at other revisions, rising
 */
public record Reclaim(@Nullable Long atRevision, String assumedEtcdVersion, String versionSource, long freedBytes,
        long freedRevisions, @Nullable Estimate inUseAfterCompaction, @Nullable Estimate dbSizeAfterCompaction,
        @Nullable Long dbSizeAfterDefrag, @Nullable Long fileBytesAfterDefrag, @Nullable Long returnedByDefragOnly,
        int runs, List<Point> curve) {

    /** Copies the list. */
    public Reclaim {
        curve = List.copyOf(curve);
    }

    /**
     * A size that differs from run to run.
     *
     * @param bytes the middle
     * @param low a real run ends below in less than one of a thousand cases
     * @param high or above
     */
    public record Estimate(long bytes, long low, long high) {}

    /**
     * A point of the curve.
     *
     * @param revision compacted at
     * @param freedBytes entries that this deletes
     */
    public record Point(long revision, long freedBytes) {}
}
