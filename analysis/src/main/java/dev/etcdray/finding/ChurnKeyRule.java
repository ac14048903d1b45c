package dev.etcdray.finding;

import dev.etcdray.breakdown.Breakdown;
import dev.etcdray.etcd.KeyText;
import dev.etcdray.etcd.Sizes;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Set;

/** Single keys whose old revisions take much of the file, or that are written all the time. */
final class ChurnKeyRule implements Rule {
    private static final int MOST = 3;

    @Override
    public String id() {
        return "churn-key";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.HISTORY);
    }

    @Override
    public List<Finding> findings(Situation situation) {
        return situation.breakdown().mostHistory().stream().filter(row -> isLarge(row, situation)).limit(MOST)
                .map(row -> finding(row, situation)).toList();
    }

    private static boolean isLarge(Breakdown.KeyRow row, Situation situation) {
        long history = row.supersededBytes() + row.tombstoneBytes();
        long old = row.superseded() + row.tombstones();
        return history >= situation.limit(Threshold.MIN_BYTES) && old >= situation.limit(Threshold.CHURN_KEY_LEAST)
                && (old >= situation.limit(Threshold.CHURN_KEY_REVISIONS)
                        || situation.reaches(Threshold.CHURN_KEY_SHARE, history, situation.revisionBytes()));
    }

    private Finding finding(Breakdown.KeyRow row, Situation situation) {
        byte[] key = row.key().toArray(ValueLayout.JAVA_BYTE);
        long history = row.supersededBytes() + row.tombstoneBytes();
        long old = row.superseded() + row.tombstones();
        TopEvidence top = new TopEvidence();
        top.offer(key, history, old + (row.live() ? 1 : 0));
        FindingBuilder finding = new FindingBuilder(id()).severity(situation.bySaving(history))
                .audience(row.place().namespace() == null ? Audience.PLATFORM : Audience.TENANT)
                .sentence("One key, " + KeyText.of(key) + ", has "
                        + Plural.of(old, "old version, which takes ", "old versions, which take ")
                        + Sizes.binary(history) + ".")
                .bytes(history, Savings.compacting(history)).figure("old revisions", old, "revisions")
                .figure("live", row.liveBytes(), "bytes").keys(top)
                .confidence(Confidence.HIGH, "Who writes it: `etcdray history` shows when, not who.");
        return Remedy.compact(finding, situation.revision()).build();
    }
}
