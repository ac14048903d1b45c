package dev.etcdray.recover.engine;

import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.Outcome;
import dev.etcdray.recover.journal.Event;
import dev.etcdray.recover.plan.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** The one compaction, and then each member's own part of it. */
final class CompactStep {
    /** Name of the figure that says where. */
    static final String REVISION = "revision";

    private final Work work;
    private final Resolver resolver;

    CompactStep(Work work, Resolver resolver) {
        this.work = work;
        this.resolver = resolver;
    }

    private long revision() {
        return Objects.requireNonNull(work.plan().compaction(), "the plan has a compaction").revision();
    }

    private Duration limit() {
        return Duration.ofMillis(work.plan().pace().compactMillis());
    }

    /** Asks the leader for it, as it is the one that nobody has to be asked for. */
    void compact(Step step, Observation seen) throws IOException, StopException {
        MemberId leader = seen.leader();
        MemberId asked = leader == null ? seen.up().getFirst().id() : leader;
        if (work.isCompacted(asked, revision() - 1)) {
            work.log().step(Event.SKIPPED, step.id(), "history before revision " + revision()
                    + " is compacted already");
            return;
        }
        if (revision() > seen.revision()) {
            throw new StopException(Ending.Kind.REFUSED, "the plan compacts at revision " + revision()
                    + ", and the cluster is at " + seen.revision() + ": it is not the one that was planned for");
        }
        work.agreed(step, seen);
        Outcome outcome = work.call(step.id(), "Compacting at revision " + revision(), Map.of(REVISION, revision()),
                () -> work.etcd().compact(asked, revision(), limit()));
        switch (outcome) {
            case Outcome.Done done -> {
            }
            case Outcome.NotSent not -> throw Work.notSent(not);
            case Outcome.Refused refused when refused.reason() == Outcome.Reason.COMPACTED ->
                work.log().step(Event.SUCCEEDED, step.id(), "history before revision " + revision()
                        + " was compacted meanwhile");
            case Outcome.Refused refused -> throw work.refused(step.id(), refused);
            case Outcome.Unknown unknown -> {
                if (!resolver.resolve(step.id())) {
                    throw new StopException(Ending.Kind.PARTIAL, unknown.sentence()
                            + "; the cluster has not compacted");
                }
            }
        }
        work.watch().after(Expected.compacted(revision()));
    }

    /** Waits until one member has deleted what was compacted; asked again for the same revision, etcd says so. */
    void barrier(Step step, Observation seen) throws IOException, StopException {
        Member member = seen.member(step.who()).orElseThrow();
        work.agreed(step, seen);
        Outcome outcome = work.call(step.id(), "Waiting until " + member.label() + " has deleted what was compacted",
                Map.of(REVISION, revision()), () -> work.etcd().compact(member.id(), revision(), limit()));
        switch (outcome) {
            case Outcome.Done done -> {
            }
            case Outcome.NotSent not -> throw Work.notSent(not);
            case Outcome.Refused refused when refused.reason() == Outcome.Reason.COMPACTED ->
                work.log().step(Event.SUCCEEDED, step.id(), member.label() + " has deleted it");
            case Outcome.Refused refused -> throw work.refused(step.id(), refused);
            case Outcome.Unknown unknown -> {
                resolver.resolve(step.id());
                throw new StopException(Ending.Kind.PARTIAL, unknown.sentence()
                        + "; whether it has deleted what was compacted is not known");
            }
        }
        work.watch().after(Expected.compacted(revision()));
    }
}
