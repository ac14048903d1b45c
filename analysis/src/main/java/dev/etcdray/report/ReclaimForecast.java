package dev.etcdray.report;

import dev.etcdray.breakdown.Breakdown;
import dev.etcdray.breakdown.CompactAt;
import dev.etcdray.breakdown.Compacted;
import dev.etcdray.etcd.EtcdDatabase;
import dev.etcdray.etcd.EtcdVersion;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says of one file what would come back. Made for one pass, which looks at the compaction. */
final class ReclaimForecast {
    private final EtcdDatabase etcd;
    private final AssumedVersion version;
    private final CompactAt compaction;
    private @Nullable String impossible;

    /**
     * Of an opened etcd, before the pass.
     *
     * @param head its revision
     * @throws CompactionPointException if the compaction to forecast is one that etcd would refuse
     */
    ReclaimForecast(Diagnosis diagnosis, EtcdDatabase etcd, long head) throws CompactionPointException {
        this.etcd = etcd;
        AssumedVersion told = diagnosis.etcdVersion();
        this.version = told == null ? ofFile(etcd) : told;
        this.compaction = diagnosis.compaction().in(head, etcd.facts().compactRevision(), version.version());
    }

    private static AssumedVersion ofFile(EtcdDatabase etcd) {
        return Optional.ofNullable(etcd.facts().clusterVersion()).flatMap(EtcdVersion::parse).map(AssumedVersion::file)
                .orElseGet(AssumedVersion::unknown);
    }

    /** The compaction that the pass is to look at. */
    CompactAt compaction() {
        return compaction;
    }

    /** What the compaction and a defragmentation after it give back, after the pass; null if there are no revisions. */
    @Nullable
    Reclaim reclaim(Breakdown breakdown, int workers) {
        Compacted compacted = breakdown.compacted();
        if (compacted == null) {
            return null;
        }
        Reclaimer.Outcome outcome = new Reclaimer(version, etcd.layout(), compacted, workers).reclaim();
        impossible = outcome.impossible();
        return outcome.reclaim();
    }

    /** What could not be forecast, after {@link #reclaim}. */
    List<Warning> warnings() {
        return impossible == null || !etcd.hasKeyBucket()
                ? List.of()
                : List.of(new Warning("forecastImpossible", etcd.bolt().name()
                        + ": no forecast of sizes after compaction and defragmentation: " + impossible));
    }
}
