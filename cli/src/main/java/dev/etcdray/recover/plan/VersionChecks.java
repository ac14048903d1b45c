package dev.etcdray.recover.plan;

import dev.etcdray.etcd.EtcdVersion;
import dev.etcdray.recover.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the versions of the members mean. */
final class VersionChecks {

    private VersionChecks() {
    }

    static Check mixedVersions(Situation situation) {
        String id = "same-version";
        List<Member> up = situation.now().up();
        if (!isMixed(situation)) {
            return Checks.pass(id, "all run etcd " + up.getFirst().up().version());
        }
        return Checks.refuseUnless(Allow.MIXED_VERSIONS, id,
                up.stream().map(member -> member.label() + " runs " + member.up().version())
                        .collect(Collectors.joining(", ")),
                "versions differ in how they compact and defragment: end the upgrade first, or go on with --allow "
                        + Allow.MIXED_VERSIONS);
    }

    static Check downgrade(Situation situation) {
        String id = "downgrade";
        List<String> targets = situation.now().up().stream().map(member -> member.up().downgradeTarget())
                .filter(Objects::nonNull).map(Objects::requireNonNull).distinct().toList();
        return targets.isEmpty()
                ? Checks.pass(id, "no downgrade is told of")
                : Checks.refuse(id, "a downgrade to " + String.join(", ", targets) + " is under way",
                        "the db is being brought into another form: end it, or cancel it with etcdctl downgrade cancel,"
                                + " first");
    }

    /** One for each row of the table that applies; one that passes, if none does. */
    static List<Check> risks(Situation situation) {
        List<Check> checks = new ArrayList<>();
        List<EtcdVersion> versions = new ArrayList<>();
        List<Member> unread = new ArrayList<>();
        for (Member member : situation.now().up()) {
            Optional<EtcdVersion> version = EtcdVersion.parse(member.up().version());
            version.ifPresentOrElse(versions::add, () -> unread.add(member));
        }
        if (!unread.isEmpty()) {
            checks.add(Checks.notMade(Allow.UNKNOWN_VERSION, "version-known",
                    unread.stream().map(member -> member.label() + " runs '" + member.up().version() + "'")
                            .collect(Collectors.joining(", ")),
                    "this is no version that etcd has, so its faults are unknown; go on with --allow "
                            + Allow.UNKNOWN_VERSION));
        }
        Risks.Circumstances circumstances = new Risks.Circumstances(situation.compacts(), situation.defragments(),
                isMixed(situation), lagsOrStreams(situation), DiskCheck.isConfirmed(situation));
        checks.addAll(Risks.checks(versions, circumstances));
        if (checks.isEmpty()) {
            checks.add(Checks.pass("version-risks", "no fault of these versions is known that matters here"));
        }
        return checks;
    }

    private static boolean isMixed(Situation situation) {
        return situation.now().up().stream().map(member -> member.up().version()).distinct().count() > 1;
    }

    /** A member that does not answer may need a snapshot of the others as soon as it is back. */
    private static boolean lagsOrStreams(Situation situation) {
        boolean lags = situation.now().up().stream()
                .anyMatch(member -> Needs.lag(situation.now(), member) > Needs.MOST_LAG);
        boolean streams = situation.now().up().stream().map(Member::gauges).filter(Objects::nonNull)
                .anyMatch(gauges -> gauges.openSnapshotStreams() > 0);
        return lags || streams || situation.silent().findAny().isPresent();
    }
}
