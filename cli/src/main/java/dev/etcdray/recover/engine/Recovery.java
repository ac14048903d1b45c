package dev.etcdray.recover.engine;

import dev.etcdray.recover.Member;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.journal.Event;
import dev.etcdray.recover.journal.JournalLine;
import dev.etcdray.recover.plan.Check;
import dev.etcdray.recover.plan.Course;
import dev.etcdray.recover.plan.SnapshotFile;
import dev.etcdray.recover.plan.Step;
import dev.etcdray.recover.plan.StepKind;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Carries a plan out, from its beginning or from where the journal ends. */
public final class Recovery {
    private final Work work;
    private final Resolver resolver;
    private final StreamsStep streams;
    private final CompactStep compaction;
    private final DefragmentStep defragmentation;
    private final MoveLeaderStep leader;
    private final DisarmStep disarm;
    private final ProveStep prove;
    private final GateStep gate;

    /** Where to begin. */
    public enum Mode {
        /** At the beginning of a plan that fits the cluster as it is. */
        APPLY,
        /** Where a run ended, with the cluster as it is now. */
        RESUME
    }

    private Recovery(Parts parts) {
        this.work = new Work(parts);
        this.resolver = new Resolver(work);
        this.streams = new StreamsStep(work);
        this.compaction = new CompactStep(work, resolver);
        this.defragmentation = new DefragmentStep(work, resolver, streams);
        this.leader = new MoveLeaderStep(work, resolver);
        this.disarm = new DisarmStep(work, resolver);
        this.prove = new ProveStep(work, resolver);
        this.gate = new GateStep(work);
    }

    /**
     * Does what is left to do. The journal says how far it came, whatever the end.
     *
     * @throws IOException if the journal cannot be written: nothing is done that is not written down
     */
    public static Ending run(Parts parts, Mode mode) throws IOException {
        return new Recovery(parts).run(mode);
    }

    /**
     * Proves that an etcd is well, whatever was done: by two short leases at each voter.
     *
     * @throws IOException if the journal cannot be written
     */
    public static Ending verify(Parts parts) throws IOException {
        return new Recovery(parts).verify();
    }

    private Ending verify() throws IOException {
        try {
            Observation now = work.watch().first();
            Watch.refuseCorrupt(now);
            // The proof writes, if only leases: not to a cluster that nobody meant. Of one that does not answer more is told.
            List<String> others = now.up().isEmpty() ? List.of() : Staleness.cluster(work.plan(), now);
            if (!others.isEmpty()) {
                throw new StopException(Ending.Kind.REFUSED, String.join("; ", others));
            }
            for (Member member : now.members()) {
                if (!member.isUp()) {
                    throw new StopException(Ending.Kind.ACTION_NEEDED, member.label() + " does not answer: "
                            + member.silence());
                }
            }
            if (now.leader() == null) {
                throw new StopException(Ending.Kind.ACTION_NEEDED, "no leader is agreed on");
            }
            work.narrator().seen(now);
            prove.run(Step.of(StepKind.PROVE), now);
            return new Ending(Ending.Kind.DONE,
                    "verified: each voter accepts writes, no alarm stands, every db is below"
                            + " its quota");
        } catch (StopException e) {
            Ending ending = e.ending();
            return ending.kind() == Ending.Kind.PARTIAL
                    ? new Ending(Ending.Kind.ACTION_NEEDED, ending.sentence())
                    : ending;
        }
    }

    private Ending run(Mode mode) throws IOException {
        try {
            begin(mode);
            while (true) {
                Optional<String> open = work.progress().open();
                if (open.isPresent()) {
                    resolve(Step.ofId(open.get()));
                    continue;
                }
                Observation now = work.watch().again();
                Optional<Step> next = Course.of(work.plan(), now).stream()
                        .filter(step -> !work.progress().isSettled(step.id())).findFirst();
                if (next.isEmpty()) {
                    return finished(now);
                }
                make(next.get(), now);
            }
        } catch (StopException e) {
            work.log().run(Event.STOPPED, e.ending().sentence());
            return e.ending();
        }
    }

    private void resolve(Step step) throws IOException, StopException {
        if (resolver.resolve(step.id()) && step.kind() == StepKind.DEFRAGMENT) {
            defragmentation.resolved(step);
        }
    }

    private void begin(Mode mode) throws IOException, StopException {
        refuseRefused();
        if (mode == Mode.APPLY && work.progress().isBegun()) {
            throw new StopException(Ending.Kind.REFUSED, "this plan has been begun already: resume it, or make a new"
                    + " one");
        }
        Observation now = work.watch().first();
        Watch.refuseCorrupt(now);
        List<String> changed = mode == Mode.APPLY
                ? Staleness.of(work.plan(), now)
                : Staleness.hard(work.plan(), now);
        if (!changed.isEmpty()) {
            throw new StopException(Ending.Kind.REFUSED, "the plan does not fit the cluster any more: "
                    + String.join("; ", changed) + (mode == Mode.APPLY ? "; make a new plan" : ""));
        }
        // What is borne is part of what is done: who reads the journal afterwards wants to know, and who goes on.
        work.log().run(Event.RUN, (mode == Mode.APPLY ? "the plan is applied" : "the plan is resumed")
                + (work.plan().allowed().isEmpty()
                        ? ""
                        : ", allowing " + String.join(", ", new TreeSet<>(work.plan().allowed()))));
        work.narrator().seen(now);
        if (mode == Mode.RESUME) {
            reopen(now);
        }
    }

    private void refuseRefused() throws StopException {
        List<Check> refusals = work.plan().refusals();
        if (!refusals.isEmpty()) {
            throw new StopException(Ending.Kind.REFUSED, "the plan does not pass its own checks: "
                    + refusals.stream().map(Recovery::refusal)
                            .collect(Collectors.joining("; ")));
        }
    }

    private static String refusal(Check check) {
        String allow = check.allow();
        return check.id() + " (" + check.evidence() + (allow == null ? ")" : "; --allow " + allow + " bears it)");
    }

    /** What has to be seen again, as the cluster may be another by now. */
    private void reopen(Observation now) {
        for (Step step : Course.of(work.plan(), now)) {
            JournalLine last = work.progress().last(step.id());
            boolean again = switch (step.kind()) {
                case VERIFY_SNAPSHOT, AWAIT_STREAMS, GATE, MOVE_LEADER, DISARM, PROVE -> true;
                case COMPACT, BARRIER -> false;
                case DEFRAGMENT -> last != null && (last.event() == Event.SKIPPED || isFullAgain(step, now));
            };
            if (again && last != null && !last.event().isOpen()) {
                work.progress().reopen(step.id());
            }
        }
    }

    private boolean isFullAgain(Step step, Observation now) {
        Member member = now.member(step.who()).orElseThrow();
        return member.up().dbSizeBytes() > work.plan().gate().mostBytes();
    }

    private void make(Step step, Observation now) throws IOException, StopException {
        switch (step.kind()) {
            case VERIFY_SNAPSHOT -> verifySnapshot(step, now);
            case AWAIT_STREAMS -> {
                work.agreed(step, now);
                streams.await(now);
                work.log().step(Event.SUCCEEDED, step.id(), "no snapshot is being streamed");
            }
            case COMPACT -> compaction.compact(step, now);
            case BARRIER -> compaction.barrier(step, now);
            case GATE -> {
                work.agreed(step, now);
                gate.run(step, now);
            }
            case DEFRAGMENT -> defragmentation.run(step, now);
            case MOVE_LEADER -> leader.run(step, now);
            case DISARM -> disarm.run(step, now);
            case PROVE -> prove.run(step, now);
        }
    }

    private void verifySnapshot(Step step, Observation now) throws IOException, StopException {
        SnapshotFile snapshot = Objects.requireNonNull(work.plan().snapshot());
        work.agreed(step, now);
        try {
            work.snapshot().verify(snapshot);
        } catch (IOException e) {
            throw new StopException(work.progress().isBegun() ? Ending.Kind.PARTIAL : Ending.Kind.REFUSED,
                    "the snapshot is no way back: " + e.getMessage());
        }
        work.log().step(Event.SUCCEEDED, step.id(), snapshot.path() + " is whole");
    }

    private Ending finished(Observation now) throws IOException {
        work.narrator().seen(now);
        String sentence = work.plan().goal().disarm()
                ? "recovered: writes are accepted, no alarm stands, every db is below its quota"
                : "done";
        work.log().run(Event.FINISHED, sentence);
        return new Ending(Ending.Kind.DONE, sentence);
    }
}
