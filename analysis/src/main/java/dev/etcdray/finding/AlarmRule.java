package dev.etcdray.finding;

import dev.etcdray.etcd.EtcdFacts;
import java.util.List;
import java.util.Set;

/** Alarms that stood when the snapshot was taken. */
final class AlarmRule implements Rule {

    @Override
    public String id() {
        return "alarms";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.ALARMS);
    }

    @Override
    public List<Finding> findings(Situation situation) {
        return situation.alarms().stream().map(AlarmRule::finding).toList();
    }

    private static Finding finding(EtcdFacts.Alarm alarm) {
        String member = Long.toHexString(alarm.memberId());
        boolean space = alarm.type().equals("NOSPACE");
        FindingBuilder finding = new FindingBuilder("alarms").severity(Severity.CRITICAL)
                .figure("alarms", 1, "alarms")
                .confidence(Confidence.HIGH, "Whether it still stands: ask with `etcdctl alarm list`.");
        if (!space && !alarm.type().equals("CORRUPT")) {
            return finding.sentence("Alarm " + alarm.type() + " of member " + member + ", of a type unknown here.")
                    .command("etcdctl alarm list", "none: it only asks", "none needed").build();
        }
        return space
                ? finding.sentence("Alarm NOSPACE of member " + member + ": etcd refuses every write of the cluster"
                        + " until space was made and the alarm is disarmed.")
                        .command("etcdctl alarm disarm", "disarmed before every member is below its quota, the alarm"
                                + " comes back with the next write; it disarms CORRUPT as well", "none needed")
                        .build()
                : finding.sentence("Alarm " + alarm.type() + " of member " + member + ": members disagree, and etcd"
                        + " refuses requests; save snapshots of all members before anything else.")
                        .command("etcdctl --endpoints $MEMBER snapshot save $FILE", "reads the whole database once",
                                "none needed")
                        .build();
    }
}
