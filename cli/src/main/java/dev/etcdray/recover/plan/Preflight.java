package dev.etcdray.recover.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** All that is asked before anything is changed. What does not matter for the goal is not asked. */
final class Preflight {

    private Preflight() {
    }

    /** In the order in which people should read them: who is there, alarms, space, what may go wrong. */
    static List<Check> checks(Situation situation) {
        List<Check> checks = new ArrayList<>();
        checks.add(ClusterChecks.membersAnswer(situation));
        checks.add(ClusterChecks.oneCluster(situation));
        checks.add(ClusterChecks.leader(situation));
        checks.add(ClusterChecks.term(situation));
        checks.add(ClusterChecks.lag(situation));
        checks.add(VersionChecks.mixedVersions(situation));
        checks.add(VersionChecks.downgrade(situation));
        checks.addAll(VersionChecks.risks(situation));
        checks.add(AlarmChecks.corrupt(situation));
        checks.add(AlarmChecks.others(situation));
        checks.add(AccessChecks.permission(situation));
        checks.add(AccessChecks.defragInflight(situation));
        checks.add(QuotaChecks.known(situation));
        checks.add(QuotaChecks.learners(situation));
        if (situation.disarms()) {
            checks.add(QuotaChecks.others(situation));
        }
        if (situation.rewrites()) {
            checks.add(SnapshotChecks.present(situation));
            checks.add(AccessChecks.streams(situation));
        }
        if (situation.compacts()) {
            checks.add(SnapshotChecks.compactionGrowth(situation));
        }
        if (situation.defragments()) {
            checks.add(GateCheck.of(situation));
            checks.add(DiskCheck.of(situation));
            checks.add(ClusterChecks.outage(situation));
        }
        return checks.stream().map(check -> allowed(check, situation.request().allowed())).toList();
    }

    private static Check allowed(Check check, Set<String> allowed) {
        String allow = check.allow();
        return check.stops() && allow != null && allowed.contains(allow)
                ? new Check(check.id(), Check.Result.ALLOWED, check.evidence(), check.meaning(), allow)
                : check;
    }
}
