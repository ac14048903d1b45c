package dev.etcdray.finding;

import dev.etcdray.etcd.Sizes;
import java.util.List;
import java.util.Set;

/** Nobody compacts, or a compaction was begun and not finished. */
final class CompactionLagRule implements Rule {

    @Override
    public String id() {
        return "compaction-lag";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.HISTORY);
    }

    @Override
    public List<Finding> findings(Situation situation) {
        long compacted = situation.facts().compactRevision();
        Long scheduled = situation.facts().scheduledCompactRevision();
        Long finished = situation.facts().finishedCompactRevision();
        long history = situation.historyBytes();
        if (scheduled != null && (finished == null || finished < scheduled)) {
            return List.of(finding(situation, "A compaction at revision " + scheduled + " was begun and not finished: "
                    + Sizes.binary(history)
                    + " of old versions are still there; etcd goes on with it when it starts, or with the next"
                    + " compaction."));
        }
        long lag = situation.revision() - Math.max(0, compacted);
        if (lag < situation.limit(Threshold.COMPACTION_LAG) || !situation.matters(history)) {
            return List.of();
        }
        return List.of(finding(situation, "The last compaction is " + lag + " revisions ago"
                + (compacted < 0 ? " (there never was one)" : "") + ": " + Sizes.binary(history)
                + " of old versions pile up; kube-apiserver compacts every 5 minutes, so something keeps it from that."));
    }

    private Finding finding(Situation situation, String sentence) {
        long history = situation.historyBytes();
        FindingBuilder finding = new FindingBuilder(id()).severity(situation.bySaving(history)).sentence(sentence)
                .bytes(history, Savings.compacting(history)).figure("revision", situation.revision(), "revision")
                .figure("compacted at", situation.facts().compactRevision(), "revision")
                .confidence(Confidence.HIGH, "How old these revisions are: etcd keeps no times.");
        return (situation.facts().compactRevision() < situation.revision()
                ? Remedy.compact(finding, situation.revision())
                : Remedy.restart(finding)).build();
    }
}
