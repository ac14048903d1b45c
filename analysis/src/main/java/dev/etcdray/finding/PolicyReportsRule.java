package dev.etcdray.finding;

import dev.etcdray.breakdown.Breakdown;
import dev.etcdray.breakdown.Place;
import dev.etcdray.breakdown.RevisionState;
import dev.etcdray.breakdown.Sums;
import dev.etcdray.etcd.Sizes;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Reports of policy engines and scanners, which need not be in etcd. */
final class PolicyReportsRule implements Rule {
    /** API groups that hold nothing but reports. */
    private static final Set<String> GROUPS = Set.of("wgpolicyk8s.io", "openreports.io", "reports.kyverno.io",
            "aquasecurity.github.io", "spdx.softwarecomposition.kubescape.io");
    /** Kinds of report in groups that hold other things as well (Kyverno before 1.12). */
    private static final Set<String> RESOURCES = Set.of("admissionreports.kyverno.io",
            "clusteradmissionreports.kyverno.io", "backgroundscanreports.kyverno.io",
            "clusterbackgroundscanreports.kyverno.io");

    @Override
    public String id() {
        return "policy-reports";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.NAMES);
    }

    @Override
    public List<Finding> findings(Situation situation) {
        Sums sums = new Sums();
        situation.breakdown().groups().stream().filter(group -> isReport(group.place()))
                .map(Breakdown.Group::sums).forEach(sums::add);
        long live = sums.bytes(RevisionState.LIVE);
        if (!situation.matters(live)
                || !situation.reaches(Threshold.POLICY_REPORTS_SHARE, live, situation.liveBytes())) {
            return List.of();
        }
        long objects = sums.revisions(RevisionState.LIVE);
        FindingBuilder finding = new FindingBuilder(id()).severity(situation.bySaving(live))
                .sentence(Plural.of(objects, "report") + " of policy engines and scanners "
                        + Plural.pick(objects, "takes", "take") + " " + Sizes.binary(live)
                        + (situation.seesHistory()
                                ? ", and their old versions " + Sizes.binary(sums.bytes() - live)
                                : "")
                        + "; they are rewritten by scan after scan and can be kept outside etcd.")
                .where(Where.resource(largest(situation), null)).bytes(live, Savings.deleting(live))
                .figure("reports", objects, "objects")
                .command("kubectl delete " + Shell.operand(largest(situation)) + " --all --all-namespaces",
                        "the reports are gone"
                                + " until the next scan writes them again: have the engine write fewer, or to a database of its"
                                + " own (Kyverno's reports-server), before",
                        "the next scan writes them again")
                .confidence(Confidence.MEDIUM, "Whether somebody reads them.");
        if (situation.seesHistory()) {
            finding.figure("their history", sums.bytes() - live, "bytes");
        }
        return List.of(finding.build());
    }

    /** The resource whose reports take most. */
    private static String largest(Situation situation) {
        return situation.resources().stream().filter(group -> isReport(group.parts().getFirst().place()))
                .max(Comparator.comparingLong((Situation.Group group) -> group.sums().bytes(RevisionState.LIVE))
                        .thenComparing(Situation.Group::name, Comparator.reverseOrder()))
                .map(Situation.Group::name).orElse("$RESOURCE");
    }

    private static boolean isReport(Place place) {
        String group = place.group();
        String resource = place.resource();
        return (group != null && GROUPS.contains(group)) || (resource != null && RESOURCES.contains(resource));
    }
}
