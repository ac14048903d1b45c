package dev.etcdray.recover.engine;

import dev.etcdray.recover.Alarm;
import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.plan.Plan;
import dev.etcdray.recover.plan.PlannedMember;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What of a plan no longer fits the cluster that it was made for. */
final class Staleness {

    private Staleness() {
    }

    /** What makes it another cluster, or one that cannot be worked on; even a run that goes on must not. */
    static List<String> hard(Plan plan, Observation now) {
        List<String> all = new ArrayList<>(cluster(plan, now));
        long up = now.voters().stream().filter(Member::isUp).count();
        if (up < now.quorum()) {
            all.add("only " + up + " of " + now.voters().size() + " voters answer, and " + now.quorum()
                    + " are needed");
        }
        List<String> versions = now.up().stream().map(member -> member.up().version()).distinct().toList();
        if (versions.size() > 1 && !plan.allowed().contains("mixed-versions")) {
            all.add("members are of several versions: " + String.join(", ", versions));
        }
        return all;
    }

    /** That it is another cluster, or that endpoints lead to several. */
    static List<String> cluster(Plan plan, Observation now) {
        return now.clusterIds().equals(Set.of(plan.clusterId()))
                ? List.of()
                : List.of("the plan is for cluster " + plan.clusterId() + ", and this is " + now.clusterIds().stream()
                        .map(MemberId::hex).sorted().collect(Collectors.joining(", ")));
    }

    /** What changed since the plan was made. */
    static List<String> of(Plan plan, Observation now) {
        List<String> all = new ArrayList<>(hard(plan, now));
        now.members().stream().filter(member -> plan.member(member.id()).isEmpty())
                .forEach(member -> all.add(member.label() + " has been added"));
        plan.members().forEach(planned -> member(planned, now, all));
        leader(plan, now, all);
        alarms(plan, now, all);
        return all;
    }

    private static void member(PlannedMember planned, Observation now, List<String> all) {
        Optional<Member> found = now.member(planned.id());
        if (found.isEmpty()) {
            all.add(planned.label() + " is no longer a member");
            return;
        }
        Member member = found.get();
        if (member.learner() != planned.learner()) {
            all.add(planned.label() + (member.learner() ? " has lost its vote" : " has become a voter"));
        }
        if (member.isUp() != planned.answered()) {
            all.add(planned.label() + (member.isUp()
                    ? " answers again"
                    : " does not answer any more: " + member.silence()));
        } else if (member.isUp()) {
            state(planned, member, all);
        }
    }

    private static void state(PlannedMember planned, Member member, List<String> all) {
        String version = member.up().version();
        if (!version.equals(planned.version())) {
            all.add(planned.label() + " was " + planned.version() + " and is " + version + " now");
        }
        Long dbSize = planned.dbSizeBytes();
        if (dbSize != null && member.up().dbSizeBytes() < dbSize) {
            all.add("the db of " + planned.label() + " has shrunk from " + dbSize + " to "
                    + member.up().dbSizeBytes() + " bytes: somebody defragmented it");
        }
    }

    private static void leader(Plan plan, Observation now, List<String> all) {
        plan.members().stream().filter(PlannedMember::leader).findFirst().ifPresent(then -> {
            MemberId leader = now.leader();
            if (!then.id().equals(leader)) {
                all.add(leader == null
                        ? "no leader is agreed on; " + then.label() + " led"
                        : now.member(leader).map(Member::label).orElse(leader.hex()) + " leads now instead of "
                                + then.label());
            }
        });
    }

    private static void alarms(Plan plan, Observation now, List<String> all) {
        Set<Alarm> planned = new HashSet<>(plan.alarms());
        if (!planned.equals(new HashSet<>(now.alarms()))) {
            all.add("alarms were " + words(plan.alarms()) + " and are " + words(now.alarms()) + " now");
        }
    }

    private static String words(List<Alarm> alarms) {
        return alarms.isEmpty() ? "none" : alarms.stream().map(Alarm::toString).collect(Collectors.joining(", "));
    }
}
