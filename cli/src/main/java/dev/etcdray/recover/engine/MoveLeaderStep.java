package dev.etcdray.recover.engine;

import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.Outcome;
import dev.etcdray.recover.journal.Event;
import dev.etcdray.recover.plan.Needs;
import dev.etcdray.recover.plan.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Has the leader hand over, so that its own defragmentation stops one follower and not the cluster. */
final class MoveLeaderStep {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Work work;
    private final Resolver resolver;
    private final Health health;

    MoveLeaderStep(Work work, Resolver resolver) {
        this.work = work;
        this.resolver = resolver;
        this.health = new Health(work);
    }

    void run(Step step, Observation seen) throws IOException, StopException {
        Member leader = seen.member(step.who()).orElseThrow();
        String needless = Needs.needless(work.plan(), leader);
        Optional<Member> next = successor(seen, leader);
        if (needless != null || next.isEmpty()) {
            work.log().step(Event.SKIPPED, step.id(), needless == null
                    ? "no other voter is well: " + leader.label() + " keeps the lead"
                    : leader.label() + " keeps the lead: " + needless);
            return;
        }
        MemberId to = next.get().id();
        work.agreed(step, seen);
        Outcome outcome = work.call(step.id(), "Moving the lead from " + leader.label() + " to " + next.get().label(),
                Map.of(), () -> work.etcd().moveLeader(leader.id(), to, LIMIT));
        switch (outcome) {
            case Outcome.Done done -> {
            }
            case Outcome.NotSent not -> throw Work.notSent(not);
            case Outcome.Refused refused when refused.reason() == Outcome.Reason.OTHER ->
                // It can be done where it leads, too: it comes last, and its name is asked for.
                work.log().step(Event.SKIPPED, step.id(), leader.label() + " keeps the lead: " + refused.sentence());
            case Outcome.Refused refused -> throw work.refused(step.id(), refused);
            case Outcome.Unknown unknown -> {
                if (!resolver.resolve(step.id())) {
                    throw new StopException(Ending.Kind.PARTIAL, unknown.sentence() + "; " + leader.label()
                            + " still leads");
                }
            }
        }
        health.await(to, Expected.newLeader());
    }

    /** The voter that is furthest ahead. */
    private static Optional<Member> successor(Observation now, Member leader) {
        return now.voters().stream().filter(voter -> voter.isUp() && !voter.id().equals(leader.id()))
                .filter(voter -> now.appliedIndex() - voter.up().raftAppliedIndex() <= Health.MOST_BEHIND)
                .max(Comparator.comparingLong(voter -> voter.up().raftAppliedIndex()));
    }
}
