package dev.etcdray.recover.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the analysis of the snapshot forecasts; sizes in bytes. A db after defragmentation depends on what is in it alone,
 * so that these figures are every member's; the estimates are of the member that was snapshotted.
 *
 * @param dbSizeAfterCompactionAndDefrag with the compaction of the plan; null if it could not be forecast
 * @param dbSizeAfterDefrag without any; null likewise
 * @param inUseAfterCompaction db size less free pages; null likewise
 * @param dbSizeAfterCompaction it can rise; null likewise
 * @param smallestLeaseTtlSeconds of all leases in it; null without leases
 * @param whyItFilled sentences, most important first
 */
public record SnapshotForecast(@Nullable Long dbSizeAfterCompactionAndDefrag, @Nullable Long dbSizeAfterDefrag,
        @Nullable Estimate inUseAfterCompaction, @Nullable Estimate dbSizeAfterCompaction,
        @Nullable Long smallestLeaseTtlSeconds, List<String> whyItFilled) {

    /** Copies the list. */
    public SnapshotForecast {
        whyItFilled = List.copyOf(whyItFilled);
    }

    /**
     * A size that differs from run to run.
     *
     * @param bytes the middle
     * @param low hardly ever below
     * @param high hardly ever above
     */
    public record Estimate(long bytes, long low, long high) {}
}
