package dev.etcdray.recover.engine;

import dev.etcdray.recover.Alarm;
import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.Outcome;
import dev.etcdray.recover.journal.Event;
import dev.etcdray.recover.plan.Needs;
import dev.etcdray.recover.plan.Step;
import dev.etcdray.recover.plan.StepKind;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes alarms about space off the list, one by one, each named; the list is read again before each. */
final class DisarmStep {
    private static final MemberId NOBODY = new MemberId(0);

    private final Work work;
    private final Resolver resolver;

    DisarmStep(Work work, Resolver resolver) {
        this.work = work;
        this.resolver = resolver;
    }

    void run(Step step, Observation seen) throws IOException, StopException {
        if (listed().isEmpty()) {
            work.log().step(Event.SKIPPED, step.id(), "no alarm stands");
            return;
        }
        List<Needs.Hindrance> hindrances = Needs.disarmHindrances(seen);
        if (!hindrances.isEmpty()) {
            // What a defragmentation mends, a run that goes on mends; a learner is for people.
            throw new StopException(hindrances.stream().anyMatch(hindrance -> hindrance.member().learner())
                    ? Ending.Kind.ACTION_NEEDED
                    : Ending.Kind.PARTIAL, Work.sentences(hindrances));
        }
        work.agreed(step, seen);
        Set<Alarm> tried = new HashSet<>();
        for (List<Alarm> left = listed(); !left.isEmpty(); left = listed()) {
            Alarm alarm = left.getFirst();
            if (!tried.add(alarm)) {
                throw new StopException(Ending.Kind.PARTIAL, alarm + " is on the list again: a member is still over its"
                        + " quota");
            }
            disarm(alarm, seen);
        }
        work.log().step(Event.SUCCEEDED, step.id(), "no alarm stands");
        work.watch().after(Expected.disarmed());
    }

    private void disarm(Alarm alarm, Observation seen) throws IOException, StopException {
        String id = new Step(StepKind.DISARM, alarm.member()).id();
        String who = seen.member(alarm.member()).map(Member::label).orElse(alarm.member().hex());
        switch (work.call(id, "Disarming " + alarm.type() + " of " + who, Map.of(), () -> work.etcd().disarm(alarm))) {
            case Outcome.Done done -> {
            }
            case Outcome.NotSent not -> throw Work.notSent(not);
            case Outcome.Refused refused -> throw work.refused(id, refused);
            case Outcome.Unknown unknown -> {
                if (!resolver.resolve(id)) {
                    throw new StopException(Ending.Kind.PARTIAL, unknown.sentence() + "; the alarm still stands");
                }
            }
        }
    }

    /** All of them, if they are all of a kind that can be disarmed. */
    private List<Alarm> listed() throws StopException {
        List<Alarm> all = work.alarms();
        for (Alarm alarm : all) {
            if (alarm.isCorrupt()) {
                throw new StopException(Ending.Kind.CORRUPT, alarm + " is on the list of alarms: members disagree about"
                        + " data, and nothing may be changed");
            }
            if (!alarm.isNoSpace() || alarm.member().equals(NOBODY)) {
                throw new StopException(Ending.Kind.ACTION_NEEDED, "the list of alarms has an entry that etcdray does"
                        + " not disarm: " + alarm + "; look at it yourself with `etcdctl alarm list`");
            }
        }
        return all;
    }
}
