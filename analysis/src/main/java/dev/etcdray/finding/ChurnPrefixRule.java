package dev.etcdray.finding;

import dev.etcdray.breakdown.RevisionState;
import dev.etcdray.etcd.Sizes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Resources and prefixes whose old revisions take much of the file. */
final class ChurnPrefixRule implements Rule {
    private static final int MOST = 5;

    @Override
    public String id() {
        return "churn-prefix";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.HISTORY);
    }

    @Override
    public List<Finding> findings(Situation situation) {
        List<Situation.Group> groups = new ArrayList<>(situation.resources());
        groups.removeIf(group -> !situation.matters(group.historyBytes()) || !situation
                .reaches(Threshold.CHURN_PREFIX_SHARE, group.historyBytes(), situation.revisionBytes()));
        groups.sort(Comparator.comparingLong(Situation.Group::historyBytes).reversed()
                .thenComparing(Situation.Group::name));
        return groups.stream().limit(MOST).map(group -> finding(group, situation)).toList();
    }

    private Finding finding(Situation.Group group, Situation situation) {
        long history = group.historyBytes();
        long old = group.sums().revisions(RevisionState.SUPERSEDED) + group.sums().revisions(RevisionState.TOMBSTONE);
        String namespace = group.mainNamespace();
        FindingBuilder finding = new FindingBuilder(id()).severity(situation.bySaving(history))
                .audience(namespace == null ? Audience.PLATFORM : Audience.TENANT)
                .sentence("Old versions of " + group.name() + (namespace == null
                        ? ""
                        : ", mostly of namespace "
                                + namespace + ",")
                        + " take " + Sizes.binary(history) + " ("
                        + Sizes.percent(history, situation.revisionBytes()) + " of " + situation.allData() + "): "
                        + Plural.of(old, "revision that was", "revisions that were")
                        + " overwritten or deleted; something writes them often.")
                .where(Where.resourceOf(group.parts().getFirst().place())).bytes(history, Savings.compacting(history))
                .figure("old revisions", old, "revisions")
                .figure("live objects", group.sums().revisions(RevisionState.LIVE), "objects")
                .figure("live", group.sums().bytes(RevisionState.LIVE), "bytes")
                .confidence(Confidence.HIGH, "Who writes: look at the API server's audit log, or at managedFields.");
        return Remedy.compact(finding, situation.revision()).build();
    }
}
