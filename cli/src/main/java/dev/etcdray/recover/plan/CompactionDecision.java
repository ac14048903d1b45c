package dev.etcdray.recover.plan;

import dev.etcdray.recover.Member;
import dev.etcdray.recover.Observation;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Whether there is a compaction, at which revision, and why.
 *
 * @param compaction null for none
 * @param reason why, or why not, in one sentence
 */
record CompactionDecision(@Nullable Compaction compaction, String reason) {

    static CompactionDecision of(PlanRequest request, Observation now, @Nullable SnapshotForecast forecast) {
        if (request.compaction() == CompactionChoice.NEVER) {
            return none("no compaction is wanted");
        }
        if (request.compaction() == CompactionChoice.AUTO && request.goal().defragment() == Goal.Which.NONE) {
            return none("without a defragmentation a compaction gives nothing back");
        }
        long revision = now.revision() - request.keepRevisions();
        if (revision <= 0) {
            return none("nothing is left to compact: there are " + Figures.count(now.revision(), "revision") + ", and "
                    + request.keepRevisions() + " are to stay");
        }
        Long compacted = now.compactRevision();
        if (compacted != null && revision <= compacted) {
            return none("nothing is left to compact: everything before revision " + compacted
                    + " is compacted already, and " + revision + " is asked for");
        }
        Compaction compaction = new Compaction(revision, request.keepRevisions());
        return request.compaction() == CompactionChoice.ALWAYS
                ? new CompactionDecision(compaction, "it was asked for")
                : leastAction(compaction, now, forecast);
    }

    /** The least that helps. */
    private static CompactionDecision leastAction(Compaction compaction, Observation now,
            @Nullable SnapshotForecast forecast) {
        Gate gate = new Gate(Quotas.of(now).smallestBytes(), Gate.PERCENT, null);
        if (gate.smallestQuotaBytes() == null) {
            return new CompactionDecision(compaction,
                    "no quota is known, so nothing tells whether free pages would suffice");
        }
        String limit = gate.percent() + " % of the smallest quota, " + Figures.bytes(gate.mostBytes());
        Member largest = now.up().stream().max(Comparator.comparingLong(member -> member.up().dbSizeBytes()))
                .orElse(null);
        if (largest != null && largest.up().dbSizeBytes() <= gate.mostBytes()) {
            return none("no db takes more than " + limit + " as it is; the largest is that of " + largest.label()
                    + " with " + Figures.bytes(largest.up().dbSizeBytes()));
        }
        Without without = Without.of(now, forecast);
        return without.bytes() <= gate.mostBytes()
                ? none("free pages alone suffice: without it " + without.sentence() + ", no more than " + limit)
                : new CompactionDecision(compaction,
                        "free pages alone do not suffice: without it " + without.sentence() + ", more than " + limit);
    }

    private static CompactionDecision none(String reason) {
        return new CompactionDecision(null, reason);
    }

    /** What a defragmentation alone would leave. */
    private record Without(long bytes, String sentence) {

        static Without of(Observation now, @Nullable SnapshotForecast forecast) {
            Long forecasted = forecast == null ? null : forecast.dbSizeAfterDefrag();
            if (forecasted != null) {
                return new Without(forecasted, "the db takes " + Figures.bytes(forecasted) + " after defragmentation");
            }
            Member most = now.up().stream().max(Comparator.comparingLong(member -> member.up().inUseBytes()))
                    .orElseThrow(() -> new IllegalStateException("a quota is known, and nobody answers"));
            return new Without(most.up().inUseBytes(),
                    most.label() + " has " + Figures.bytes(most.up().inUseBytes()) + " in use");
        }
    }
}
