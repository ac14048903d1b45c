package dev.etcdray.cli.recover;

import dev.etcdray.recover.Alarm;
import dev.etcdray.recover.Member;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.plan.Check;
import dev.etcdray.recover.plan.Goal;
import dev.etcdray.recover.plan.Needs;
import dev.etcdray.recover.plan.Plan;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a plan comes to.
 *
 * @param state what follows
 * @param sentence the same for people
 */
public record Headline(State state, String sentence) {

    /** What follows. */
    public enum State {
        /** It can be applied. */
        READY,
        /** There is nothing to do. */
        NOTHING_TO_DO,
        /** A check stands in the way. */
        REFUSED,
        /** Only data that go, or a larger quota, help. */
        ACTION_NEEDED,
        /** Members disagree about data. */
        CORRUPT
    }

    /** Of a plan, and the cluster that it was made of. */
    public static Headline of(Plan plan, Observation seen) {
        String now = alarms(seen) + "; ";
        if (seen.isCorrupt()) {
            return new Headline(State.CORRUPT, now + "members disagree about data: change nothing, take a snapshot of"
                    + " each, and follow etcd's guide to data corruption");
        }
        if (isWell(plan, seen)) {
            return new Headline(State.NOTHING_TO_DO, now + "every db is below " + plan.gate().percent()
                    + "% of its quota: there is nothing to do");
        }
        List<Check> refusals = plan.refusals();
        if (refusals.stream().anyMatch(check -> check.id().equals("gate") && check.result() == Check.Result.REFUSE)) {
            return new Headline(State.ACTION_NEEDED, now + "a defragmentation cannot help: see the check 'gate'");
        }
        if (!refusals.isEmpty()) {
            return new Headline(State.REFUSED, now + "this plan cannot be applied because of "
                    + refusals.stream().map(Check::id).collect(Collectors.joining(", ")));
        }
        if (plan.steps().isEmpty()) {
            return new Headline(State.NOTHING_TO_DO, now + "there is nothing to do: " + plan.compactionReason());
        }
        return new Headline(State.READY, now + "this plan can be applied" + Gist.of(plan, seen));
    }

    /** The plan as it is shown: without steps where nobody is to make any. */
    public Plan shown(Plan plan) {
        return state == State.NOTHING_TO_DO || state == State.CORRUPT ? plan.withSteps(List.of()) : plan;
    }

    private static String alarms(Observation seen) {
        if (seen.alarms().isEmpty()) {
            return "No alarm stands";
        }
        String alarms = seen.alarms().stream().map(Alarm::type).distinct().map(type -> type + " of " + seen.alarms()
                .stream().filter(alarm -> alarm.type().equals(type))
                .map(alarm -> seen.member(alarm.member()).map(Member::label).orElse(alarm.member().hex()))
                .collect(Collectors.joining(", "))).collect(Collectors.joining(" and "));
        return (seen.alarms().stream().anyMatch(Alarm::isNoSpace) ? "Writes are refused, alarm " : "Alarm ") + alarms;
    }

    private static boolean isWell(Plan plan, Observation seen) {
        return plan.goal().disarm() && plan.goal().defragment() != Goal.Which.ALL
                && plan.compaction() == null && seen.alarms().stream().noneMatch(Alarm::isNoSpace)
                && seen.members().stream().allMatch(Member::isUp)
                && seen.voters().stream()
                        .noneMatch(voter -> Needs.defragmentation(plan.goal(), plan.gate(), voter).needed());
    }
}
