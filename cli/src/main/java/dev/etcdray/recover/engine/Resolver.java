package dev.etcdray.recover.engine;

import dev.etcdray.recover.Gauges;
import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.journal.Event;
import dev.etcdray.recover.plan.Compaction;
import dev.etcdray.recover.plan.PlannedMember;
import dev.etcdray.recover.plan.Step;
import dev.etcdray.recover.plan.StepKind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Observes until it is known what came of a call that nobody answered. It never makes the call again: a defragmentation
 * whose client gave up goes on at the member, and a second one would follow it.
 */
final class Resolver {
    /** As long as it was waited for an answer, and at least this: a look at a member that stands still takes some seconds. */
    private static final Duration LEAST = Duration.ofSeconds(20);
    private static final long USUAL_SECONDS = 300;
    private static final long PAUSE_MILLIS = 1_000;
    /**
     * A request that is still under way within the cluster gets this far: some elections. One that lies unread at a member
     * that wakes is read by then, too: the member may answer others first.
     */
    private static final Duration UNDER_WAY = Duration.ofSeconds(10);

    private final Work work;
    /** Since when a member has answered and shown nothing of a defragmentation. */
    private @Nullable Instant quietSince;

    Resolver(Work work) {
        this.work = work;
    }

    /**
     * Whether it was done.
     *
     * @return false if it was not; it may be begun anew, with a new consent
     * @throws StopException if it does not become known in time
     */
    boolean resolve(String id) throws IOException, StopException {
        Instant since = work.time().now();
        Duration limit = limit(id);
        String name = work.plan().named(id);
        work.narrator().waiting("Looking what came of '" + name + "'; for " + limit.toSeconds() + " s at most");
        quietSince = null;
        while (true) {
            Observation now = work.watch().observe();
            Watch.refuseCorrupt(now);
            Duration waited = Duration.between(since, work.time().now());
            switch (lasting(id, verdict(id, now, waited))) {
                case DONE -> {
                    work.log().step(Event.RESOLVED_DONE, id, "the cluster shows that it was done");
                    work.watch().accept(now);
                    return true;
                }
                case NOT_DONE -> {
                    work.log().step(Event.RESOLVED_NOT_DONE, id, "the cluster shows that it was not done");
                    work.watch().accept(now);
                    return false;
                }
                case OPEN -> {
                    if (waited.compareTo(limit) >= 0 && quietSince == null) {
                        throw new StopException(Ending.Kind.UNKNOWN, "what came of '" + name + "' is not known after "
                                + waited.toSeconds() + " s; it is not repeated: look at the member, then resume");
                    }
                    work.time().sleep(PAUSE_MILLIS);
                }
            }
        }
    }

    /** A defragmentation that shows nothing was not made only if nothing comes of it for some time, either. */
    private Verdict lasting(String id, Verdict verdict) {
        if (verdict != Verdict.NOT_DONE || !isStep(id, StepKind.DEFRAGMENT)) {
            quietSince = null;
            return verdict;
        }
        Instant now = work.time().now();
        Instant since = quietSince == null ? now : quietSince;
        quietSince = since;
        return Duration.between(since, now).compareTo(UNDER_WAY) < 0 ? Verdict.OPEN : Verdict.NOT_DONE;
    }

    private Duration limit(String id) {
        Duration waited = isStep(id, StepKind.DEFRAGMENT)
                ? Duration.ofSeconds(work.plan().member(Step.ofId(id).who()).map(PlannedMember::timeoutSeconds)
                        .orElse(USUAL_SECONDS))
                : Duration.ofMillis(work.plan().pace().compactMillis());
        return waited.compareTo(LEAST) < 0 ? LEAST : waited;
    }

    private static boolean isStep(String id, StepKind kind) {
        return id.equals(kind.word()) || id.startsWith(kind.word() + "/");
    }

    private Verdict verdict(String id, Observation now, Duration waited) throws StopException {
        Step step = Step.ofId(id);
        try {
            return switch (step.kind()) {
                case DEFRAGMENT -> defragmented(id, now.member(step.who()).orElse(null));
                case COMPACT -> compacted(now, waited);
                case MOVE_LEADER -> moved(step, now, waited);
                case DISARM -> disarmed(step, waited);
                // These wait or probe: begun anew they do no more than they would have done.
                case BARRIER, PROVE -> now.member(step.who()).filter(Member::isUp).isPresent()
                        ? Verdict.NOT_DONE
                        : Verdict.OPEN;
                case VERIFY_SNAPSHOT, AWAIT_STREAMS, GATE -> Verdict.NOT_DONE;
            };
        } catch (IOException e) {
            return Verdict.OPEN; // It does not answer; it is asked again.
        }
    }

    /** Only a defragmentation makes a db smaller; that it was not made, only the gauge proves. */
    private Verdict defragmented(String id, @Nullable Member member) throws StopException {
        if (member == null) {
            throw new StopException(Ending.Kind.UNKNOWN, id + " was begun, and the member is no longer one");
        }
        Gauges gauges = member.gauges();
        if (!member.isUp() || (gauges != null && Boolean.TRUE.equals(gauges.defragInflight()))) {
            return Verdict.OPEN;
        }
        Long before = work.progress().figure(id, DefragmentStep.DB_SIZE);
        if (before != null && member.up().dbSizeBytes() < before) {
            return Verdict.DONE;
        }
        return gauges == null || gauges.defragInflight() == null ? Verdict.OPEN : Verdict.NOT_DONE;
    }

    private Verdict compacted(Observation now, Duration waited) throws IOException {
        Compaction compaction = Objects.requireNonNull(work.plan().compaction(), "a compaction was begun");
        for (Member voter : now.voters()) {
            if (voter.isUp() && work.etcd().isCompacted(voter.id(), compaction.revision() - 1)) {
                return Verdict.DONE;
            }
        }
        return settled(now, waited);
    }

    private Verdict moved(Step step, Observation now, Duration waited) throws IOException {
        MemberId leader = now.leader();
        if (leader == null) {
            return Verdict.OPEN;
        }
        return leader.equals(step.who()) ? settled(now, waited) : Verdict.DONE;
    }

    private Verdict disarmed(Step step, Duration waited) throws IOException {
        if (step.member() == null) {
            return Verdict.NOT_DONE;
        }
        boolean listed = work.etcd().alarms().stream()
                .anyMatch(alarm -> alarm.isNoSpace() && alarm.member().equals(step.who()));
        if (!listed) {
            return Verdict.DONE;
        }
        return waited.compareTo(UNDER_WAY) < 0 ? Verdict.OPEN : Verdict.NOT_DONE;
    }

    /** Nothing is under way any more: time enough has passed, and all that answer serve reads through raft. */
    private Verdict settled(Observation now, Duration waited) throws IOException {
        if (waited.compareTo(UNDER_WAY) < 0 || now.leader() == null) {
            return Verdict.OPEN;
        }
        for (Member voter : now.voters()) {
            if (!voter.isUp()) {
                return Verdict.OPEN;
            }
            work.etcd().readLinearizably(voter.id());
        }
        return Verdict.NOT_DONE;
    }
}
