package dev.etcdray.recover.engine;

import dev.etcdray.recover.Alarm;
import dev.etcdray.recover.Member;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.Outcome;
import dev.etcdray.recover.journal.Event;
import dev.etcdray.recover.plan.Needs;
import dev.etcdray.recover.plan.Step;
import dev.etcdray.recover.plan.StepKind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Proves that writes are accepted and stay accepted: a lease through every voter, twice, with the alarms read after each. One
 * write that is accepted proves nothing, as a single member over its quota raises the alarm again for all.
 */
final class ProveStep {
    private static final int ROUNDS = 2;
    private static final long LEASE_SECONDS = 30;
    private static final String LEASE = "leaseId";

    private final Work work;
    private final Resolver resolver;

    ProveStep(Work work, Resolver resolver) {
        this.work = work;
        this.resolver = resolver;
    }

    void run(Step step, Observation seen) throws IOException, StopException {
        refuseFull(seen);
        work.agreed(step, seen);
        for (int round = 1; round <= ROUNDS; round++) {
            if (round > 1) {
                work.time().sleep(work.plan().pace().probePauseMillis());
            }
            for (Member voter : seen.voters()) {
                if (voter.isUp()) {
                    probe(voter);
                }
            }
            refuseFull(work.watch().again());
        }
        work.log().step(Event.SUCCEEDED, step.id(), "each voter accepted two writes, and no alarm came back");
    }

    /** A member over its quota that is asked for a lease raises the alarm: so sizes come first. */
    private void refuseFull(Observation now) throws StopException {
        List<Needs.Hindrance> hindrances = Needs.disarmHindrances(now);
        if (!hindrances.isEmpty()) {
            throw new StopException(Ending.Kind.PARTIAL, Work.sentences(hindrances));
        }
        if (now.alarms().stream().anyMatch(Alarm::isNoSpace)) {
            throw new StopException(Ending.Kind.PARTIAL, "an alarm about space stands: " + now.alarms());
        }
    }

    private void probe(Member voter) throws IOException, StopException {
        String id = new Step(StepKind.PROVE, voter.id()).id();
        // Positive, as etcd's own are; the chance that one of them has it is nil.
        long lease = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
        call(id, "Granting a lease of " + LEASE_SECONDS + " s at " + voter.label() + ", and taking it back", lease,
                () -> both(voter, lease));
        List<Alarm> alarms = work.alarms();
        if (!alarms.isEmpty()) {
            work.log().step(Event.FAILED, id, "the alarm came back after a write: " + alarms);
            throw new StopException(alarms.stream().anyMatch(Alarm::isCorrupt)
                    ? Ending.Kind.CORRUPT
                    : Ending.Kind.PARTIAL, "the alarm came back after a write at " + voter.label() + ": " + alarms);
        }
    }

    private Outcome both(Member voter, long lease) {
        Outcome granted = work.etcd().grantLease(voter.id(), lease, LEASE_SECONDS);
        return granted instanceof Outcome.Done ? work.etcd().revokeLease(voter.id(), lease) : granted;
    }

    private void call(String id, String sentence, long lease, java.util.function.Supplier<Outcome> call)
            throws IOException, StopException {
        switch (work.call(id, sentence, Map.of(LEASE, lease), call)) {
            case Outcome.Done done -> {
            }
            case Outcome.NotSent not -> throw Work.notSent(not);
            case Outcome.Refused refused -> throw work.refused(id, refused);
            case Outcome.Unknown unknown -> {
                resolver.resolve(id);
                throw new StopException(Ending.Kind.PARTIAL, unknown.sentence()
                        + "; whether it accepts writes is not known");
            }
        }
    }
}
