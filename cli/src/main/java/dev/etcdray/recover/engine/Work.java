package dev.etcdray.recover.engine;

import dev.etcdray.recover.Alarm;
import dev.etcdray.recover.Etcd;
import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.Outcome;
import dev.etcdray.recover.journal.Event;
import dev.etcdray.recover.journal.Progress;
import dev.etcdray.recover.plan.Needs;
import dev.etcdray.recover.plan.Plan;
import dev.etcdray.recover.plan.PlannedStep;
import dev.etcdray.recover.plan.Step;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What all steps share: the parts, the journal, and the watch. */
final class Work {
    private final Parts parts;
    private final Log log;
    private final Watch watch;

    Work(Parts parts) {
        this.parts = parts;
        this.log = new Log(parts.journal(), parts.narrator(), parts.time());
        this.watch = new Watch(parts.etcd(), parts.time());
    }

    Plan plan() {
        return parts.plan();
    }

    Etcd etcd() {
        return parts.etcd();
    }

    Log log() {
        return log;
    }

    Progress progress() {
        return log.progress();
    }

    Watch watch() {
        return watch;
    }

    Time time() {
        return parts.time();
    }

    Narrator narrator() {
        return parts.narrator();
    }

    SnapshotProof snapshot() {
        return parts.snapshot();
    }

    PlannedStep brief(Step step, Observation now) {
        return parts.briefer().of(step, parts.plan(), now);
    }

    /** Asks for what the step wants; while the user thinks nobody else may have done anything. */
    Observation agreed(Step step, Observation now) throws IOException, StopException {
        PlannedStep brief = brief(step, now);
        parts.narrator().step(brief);
        if (brief.consent() == PlannedStep.Consent.NONE) {
            return now;
        }
        MemberId member = step.member();
        String word = member == null ? "" : now.member(member).map(Member::label).orElse(member.hex());
        if (!parts.approval().agrees(brief, word)) {
            log.step(Event.DECLINED, step.id(), "not agreed to");
            throw new StopException(progress().isBegun() ? Ending.Kind.PARTIAL : Ending.Kind.CANCELLED,
                    "you did not agree to: " + brief.title());
        }
        log.step(Event.CONSENT, step.id(), "agreed to");
        return watch.again();
    }

    /**
     * Writes down that the call comes, makes it, and writes down how it ended. What is certain not to have been done, and
     * what nobody knows, is written down as that; what follows is for the caller to say.
     */
    Outcome call(String step, String sentence, Map<String, Long> figures, Supplier<Outcome> call) throws IOException {
        log.step(Event.STARTED, step, sentence, figures);
        Outcome outcome = parts.narrator().during(sentence, call);
        switch (outcome) {
            case Outcome.Done done -> log.step(Event.SUCCEEDED, step, done.sentence());
            case Outcome.NotSent not -> log.step(Event.FAILED, step, not.sentence());
            case Outcome.Refused refused -> {
                // What a refusal means differs from step to step.
            }
            case Outcome.Unknown unknown -> log.step(Event.UNKNOWN, step, unknown.sentence());
        }
        return outcome;
    }

    /** Whether a member no longer has a revision. */
    boolean isCompacted(MemberId member, long revision) throws StopException {
        try {
            return parts.etcd().isCompacted(member, revision);
        } catch (IOException e) {
            throw new StopException(Ending.Kind.PARTIAL, String.valueOf(e.getMessage()));
        }
    }

    /** The list of alarms. */
    List<Alarm> alarms() throws StopException {
        try {
            return parts.etcd().alarms();
        } catch (IOException e) {
            throw new StopException(Ending.Kind.PARTIAL, "the list of alarms is not to be had: " + e.getMessage());
        }
    }

    /** What keeps alarms from staying away, in one line. */
    static String sentences(List<Needs.Hindrance> hindrances) {
        return hindrances.stream().map(Needs.Hindrance::sentence).collect(Collectors.joining("; "));
    }

    /** How a run ends on a call that was not made. */
    static StopException notSent(Outcome.NotSent not) {
        return new StopException(not.access() ? Ending.Kind.ACCESS : Ending.Kind.PARTIAL, not.sentence());
    }

    /** How a run ends on a refusal that nothing can be made of. */
    StopException refused(String step, Outcome.Refused refused) throws IOException {
        log.step(Event.FAILED, step, refused.sentence());
        return switch (refused.reason()) {
            case PERMISSION -> new StopException(Ending.Kind.ACCESS, refused.sentence());
            case CORRUPT -> new StopException(Ending.Kind.CORRUPT, refused.sentence());
            default -> new StopException(Ending.Kind.PARTIAL, refused.sentence());
        };
    }
}
