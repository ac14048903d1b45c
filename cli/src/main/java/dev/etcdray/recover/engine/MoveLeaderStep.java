package dev.etcdray.recover.engine;

import dev.etcdray.recover.Member;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.Outcome;
import dev.etcdray.recover.journal.Event;
import dev.etcdray.recover.plan.Needs;
import dev.etcdray.recover.plan.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

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
        Needs.Need need = Needs.moveLeader(work.plan().goal(), work.plan().gate(), seen, leader.id());
        if (!need.needed()) {
            work.log().step(Event.SKIPPED, step.id(), leader.label() + " keeps the lead: " + need.reason());
            return;
        }
        Member next = Needs.successor(seen, leader.id()).orElseThrow();
        work.agreed(step, seen);
        Outcome outcome = work.call(step.id(), "Moving the lead from " + leader.label() + " to " + next.label(),
                Map.of(), () -> work.etcd().moveLeader(leader.id(), next.id(), LIMIT));
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
        health.await(next.id(), Expected.newLeader());
    }
}
