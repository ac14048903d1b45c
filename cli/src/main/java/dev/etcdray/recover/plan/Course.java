package dev.etcdray.recover.plan;

import dev.etcdray.recover.Member;
import dev.etcdray.recover.Observation;
import java.util.ArrayList;
import java.util.List;

/**
 * The order of steps for a cluster as it is now. It is asked again before each step, so that whoever leads now comes last,
 * and members that joined meanwhile come, too.
 */
public final class Course {

    private Course() {
    }

    /** All steps from the first one on; which of them are done, the journal knows. */
    public static List<Step> of(Plan plan, Observation now) {
        List<Step> steps = new ArrayList<>();
        if (plan.snapshot() != null) {
            steps.add(Step.of(StepKind.VERIFY_SNAPSHOT));
        }
        boolean compacts = plan.compaction() != null;
        boolean defragments = plan.goal().defragment() != Goal.Which.NONE;
        if (compacts || defragments) {
            steps.add(Step.of(StepKind.AWAIT_STREAMS));
        }
        if (compacts) {
            steps.add(Step.of(StepKind.COMPACT));
            upVoters(now).forEach(voter -> steps.add(new Step(StepKind.BARRIER, voter.id())));
        }
        if (defragments) {
            steps.add(Step.of(StepKind.GATE));
            defragmentations(plan, now, steps);
        }
        if (plan.goal().disarm()) {
            steps.add(Step.of(StepKind.DISARM));
            steps.add(Step.of(StepKind.PROVE));
        }
        return steps;
    }

    /** Followers first; the leader last, and when it has handed over, if somebody can take over. */
    private static void defragmentations(Plan plan, Observation now, List<Step> steps) {
        List<Member> voters = upVoters(now).stream().filter(voter -> plan.goal().includes(voter.id())).toList();
        voters.stream().filter(voter -> !voter.leads())
                .forEach(voter -> steps.add(new Step(StepKind.DEFRAGMENT, voter.id())));
        voters.stream().filter(Member::leads).forEach(leader -> {
            if (upVoters(now).size() > 1 && Needs.defragmentation(plan.goal(), plan.gate(), leader).needed()) {
                steps.add(new Step(StepKind.MOVE_LEADER, leader.id()));
            }
            steps.add(new Step(StepKind.DEFRAGMENT, leader.id()));
        });
    }

    private static List<Member> upVoters(Observation now) {
        return now.voters().stream().filter(Member::isUp).toList();
    }
}
