package dev.etcdray.recover.plan;

import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.MemberState;
import dev.etcdray.recover.Observation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a cluster needs, as it is now: asked when the plan is made, and again before each step. A step that the figures
 * show to be needless is skipped.
 */
public final class Needs {
    /** A member that has applied this much less than others have is not well: some seconds of writes. */
    public static final long MOST_LAG = 1_000;

    private Needs() {
    }

    /**
     * Whether something is needed.
     *
     * @param needed whether
     * @param reason why, or why not, in one sentence
     */
    public record Need(boolean needed, String reason) {}

    /**
     * What keeps the alarms from staying away.
     *
     * @param member whose db it is
     * @param sentence what it is, and what to do
     */
    public record Hindrance(Member member, String sentence) {}

    /** Whether a member's db has to be rewritten. */
    public static Need defragmentation(Goal goal, Gate gate, Member member) {
        if (goal.defragment() == Goal.Which.NONE) {
            return not("no defragmentation is wanted");
        }
        if (!goal.includes(member.id())) {
            return not(member.label() + " is not among the members that are to be defragmented");
        }
        if (member.learner()) {
            return not(member.label() + " is a learner: learners refuse to defragment");
        }
        MemberState state = member.state();
        if (state == null) {
            return not(member.label() + " does not answer: it can be defragmented when it is back");
        }
        if (goal.defragment() == Goal.Which.ALL) {
            return new Need(true, "it was asked for, whatever it gives back");
        }
        if (gate.smallestQuotaBytes() == null) {
            return new Need(true, "no quota is known, so nothing tells that the db of " + member.label()
                    + " is small enough");
        }
        String size = "the db of " + member.label() + " takes " + Figures.bytes(state.dbSizeBytes());
        String limit = gate.percent() + " % of the smallest quota, " + Figures.bytes(gate.mostBytes());
        return state.dbSizeBytes() > gate.mostBytes()
                ? new Need(true, size + ", more than " + limit)
                : not(size + ", no more than " + limit);
    }

    /** Whether a member has to hand over before its own db is rewritten, and somebody can take over. */
    public static Need moveLeader(Goal goal, Gate gate, Observation now, MemberId leader) {
        Member member = now.member(leader).orElse(null);
        if (member == null || !member.leads()) {
            return not((member == null ? leader.hex() : member.label()) + " does not lead any more");
        }
        Need defragmentation = defragmentation(goal, gate, member);
        if (!defragmentation.needed()) {
            return not("its own db is not rewritten: " + defragmentation.reason());
        }
        return successor(now, leader)
                .map(next -> new Need(true, "while its own db is rewritten, " + next.label() + " can lead"))
                .orElseGet(() -> not("no other voter is well enough to lead"));
    }

    /** Who is to take over: of the voters that are well the one with the smallest db, as that is rewritten already. */
    public static Optional<Member> successor(Observation now, MemberId leader) {
        return now.voters().stream().filter(Member::isUp).filter(voter -> !voter.id().equals(leader))
                .filter(voter -> lag(now, voter) <= MOST_LAG)
                .min(Comparator.comparingLong(voter -> voter.up().dbSizeBytes()));
    }

    /** How many entries of the log a member that answers has still to apply, of those that any member knows of. */
    public static long lag(Observation now, Member member) {
        long furthest = now.up().stream().map(Member::up)
                .mapToLong(state -> Math.max(state.raftIndex(), state.raftAppliedIndex())).max().orElse(0);
        return Math.max(0, furthest - member.up().raftAppliedIndex());
    }

    /**
     * What forbids to disarm: one member over its quota brings the alarm back for all, a learner, too, as it applies the
     * same log. A member that does not answer is left out: whether to go on without it, was asked before.
     */
    public static List<Hindrance> disarmHindrances(Observation now) {
        List<Hindrance> found = new ArrayList<>();
        for (Member member : now.up()) {
            MemberState state = member.up();
            MemberState.Limit quota = state.quota();
            if (quota == null) {
                found.add(
                        new Hindrance(member, "the quota of " + member.label() + " is unknown; give it with --quota"));
            } else if (!hasRoom(state, quota)) {
                found.add(new Hindrance(member, full(member, state, quota)));
            }
        }
        return found;
    }

    /** Whether the smallest write fits: the server's own test (etcd, server/storage/quota.go: Available). */
    static boolean hasRoom(MemberState state, MemberState.Limit quota) {
        return !quota.isLimit() || state.dbSizeBytes() + Gate.LEASE_COST_BYTES < quota.bytes();
    }

    private static String full(Member member, MemberState state, MemberState.Limit quota) {
        String fact = "the db of " + member.label() + " takes " + Figures.bytes(state.dbSizeBytes())
                + " and leaves no room under its quota of " + Figures.bytes(quota.bytes())
                + ": it would raise the alarm again";
        return member.learner() ? fact + "; " + LearnerAdvice.of(member) : fact + "; defragment it first";
    }

    private static Need not(String reason) {
        return new Need(false, reason);
    }
}
