package dev.etcdray.recover.plan;

import dev.etcdray.recover.Member;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.plan.PlannedStep.Consent;
import java.util.List;
import java.util.Map;

/** Tells of a step what people want to know before they agree to it, and how they would do it by hand. */
public final class Briefings {
    private static final String NOBODY = "nobody";
    private static final String NOTHING_TO_UNDO = "nothing: it changes nothing";
    private static final String NOTHING_LEFT = "nothing is left behind";

    private final CommandLines lines;
    private final DefragmentBriefing defragment;
    private final DisarmBriefing disarm;

    /**
     * For steps, without what only some of the printed commands need.
     *
     * @param etcdctlFlags how to connect, one word each; no endpoints, no password
     */
    public Briefings(List<String> etcdctlFlags) {
        this(new PlanRequest.ByHand(etcdctlFlags, Map.of(), Map.of()));
    }

    /**
     * For steps.
     *
     * @param needs of the printed commands
     */
    public Briefings(PlanRequest.ByHand needs) {
        lines = new CommandLines(needs);
        defragment = new DefragmentBriefing(lines);
        disarm = new DisarmBriefing(lines);
    }

    /** A step of a plan, for the cluster as it is now. */
    public PlannedStep of(Step step, Plan plan, Observation now) {
        PlannedStep told = switch (step.kind()) {
            case VERIFY_SNAPSHOT -> verifySnapshot(step, plan);
            case AWAIT_STREAMS -> awaitStreams(step, plan, now);
            case COMPACT -> compact(step, plan, now);
            case BARRIER -> barrier(step, plan, now);
            case GATE -> gate(step, plan, now);
            case DEFRAGMENT -> defragment.of(step, plan, now);
            case MOVE_LEADER -> moveLeader(step, plan, now);
            case DISARM -> disarm.disarm(step, now);
            case PROVE -> disarm.prove(step, plan, now);
        };
        List<Step> course = Course.of(plan, now);
        return !course.isEmpty() && course.getFirst().equals(step) ? lines.withPreparation(told) : told;
    }

    private PlannedStep verifySnapshot(Step step, Plan plan) {
        SnapshotFile snapshot = plan.snapshot();
        if (snapshot == null) {
            throw new IllegalArgumentException("a plan without a snapshot has none to verify");
        }
        return new PlannedStep(step.id(), "Verify the snapshot " + snapshot.path(),
                "it is the way back, so it has to be whole before anything is changed", NOBODY, NOTHING_TO_UNDO,
                NOTHING_LEFT, Consent.NONE, null, lines.verifySnapshot(snapshot));
    }

    private PlannedStep awaitStreams(Step step, Plan plan, Observation now) {
        return new PlannedStep(step.id(), "Wait until no member streams a snapshot",
                "an open stream keeps every page that a compaction frees, and a defragmentation waits for its end",
                NOBODY, NOTHING_TO_UNDO, NOTHING_LEFT, Consent.NONE, null, lines.streams(now, plan));
    }

    private PlannedStep compact(Step step, Plan plan, Observation now) {
        Compaction compaction = compaction(plan);
        return new PlannedStep(step.id(), "Compact at revision " + compaction.revision(),
                "history is deleted, so that its pages become free: " + plan.compactionReason(),
                "every member deletes in batches and serves on; watches and continued lists from before revision "
                        + compaction.revision() + " end with \"compacted\", and their clients list anew: each reads all"
                        + " its objects once more (kube-apiserver keeps about 5 minutes by itself)",
                "no: deleted history is in the snapshot only; live keys stay as they are",
                "the compaction is agreed among the members or it is not; once agreed, every member finishes it by"
                        + " itself",
                Consent.YES_NO, null, lines.compact(now, compaction, plan.pace()));
    }

    private PlannedStep barrier(Step step, Plan plan, Observation now) {
        Compaction compaction = compaction(plan);
        Member member = member(step, now);
        return new PlannedStep(step.id(), "Wait until " + member.label() + " has deleted what was compacted",
                "each member deletes for itself, later: before that, a defragmentation would keep it",
                NOBODY, NOTHING_TO_UNDO, "nothing: the member goes on deleting", Consent.NONE, null,
                lines.barrier(member, compaction, plan.pace()));
    }

    private PlannedStep gate(Step step, Plan plan, Observation now) {
        Gate gate = plan.gate();
        String most = gate.smallestQuotaBytes() == null
                ? "no quota is known, so there is no limit to hold it against"
                : "the db may take " + Figures.bytes(gate.mostBytes()) + " at most, " + gate.percent()
                        + " % of the smallest quota";
        Long after = gate.dbSizeAfterDefragBytes();
        String forecast = after == null
                ? "without a forecast, what is in use tells roughly"
                : "it takes " + Figures.bytes(after) + " after defragmentation by the forecast of the snapshot";
        return new PlannedStep(step.id(), "See whether a defragmentation can help", most + "; " + forecast, NOBODY,
                NOTHING_TO_UNDO, NOTHING_LEFT, Consent.NONE, null, lines.gate(now, gate));
    }

    private PlannedStep moveLeader(Step step, Plan plan, Observation now) {
        Member leader = member(step, now);
        Needs.Need need = Needs.moveLeader(plan.goal(), plan.gate(), now, leader.id());
        Member next = Needs.successor(now, leader.id()).orElse(null);
        String title = next == null
                ? "Hand over from " + leader.label()
                : "Hand over from " + leader.label() + " to " + next.label();
        return new PlannedStep(step.id(), title, (need.needed() ? "" : "expected to be skipped: ") + need.reason(),
                "writes wait for the length of an election, mostly far below a second; no lease is lost",
                "yes: hand back in the same way",
                "one of the voters leads: the old leader, the new one, or whom the others elect", Consent.YES_NO, null,
                next == null ? List.of() : lines.moveLeader(leader, next, now));
    }

    private static Compaction compaction(Plan plan) {
        Compaction compaction = plan.compaction();
        if (compaction == null) {
            throw new IllegalArgumentException("a plan without a compaction has no such step");
        }
        return compaction;
    }

    static Member member(Step step, Observation now) {
        return now.member(step.who())
                .orElseThrow(() -> new IllegalArgumentException("no member " + step.who() + " any more"));
    }
}
