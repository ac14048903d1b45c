package dev.etcdray.recover.engine;

import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.plan.Needs;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Waits until a member that stood still is well again: it answers, follows the leader, has caught up, and serves reads. */
final class Health {
    private static final long PAUSE_MILLIS = 500;

    private final Work work;

    Health(Work work) {
        this.work = work;
    }

    /**
     * Waits for it, and then lets the cluster settle.
     *
     * @return the cluster, looked at after that
     */
    Observation await(MemberId id, Expected expected) throws StopException {
        Instant since = work.time().now();
        long limit = work.plan().pace().healthMillis();
        String missing = missing(id);
        while (missing != null) {
            if (Duration.between(since, work.time().now()).toMillis() >= limit) {
                throw new StopException(Ending.Kind.PARTIAL,
                        missing + ", after " + limit / 1000 + " s: look at it, then"
                                + " resume");
            }
            work.time().sleep(PAUSE_MILLIS);
            missing = missing(id);
        }
        Observation well = work.watch().after(expected);
        long settle = work.plan().pace().settleMillis();
        if (settle == 0) {
            return well;
        }
        work.narrator().waiting("Letting the cluster settle for " + settle / 1000.0 + " s");
        work.time().sleep(settle);
        return work.watch().again();
    }

    /** What it lacks; null if nothing. */
    private @Nullable String missing(MemberId id) throws StopException {
        Observation now = work.watch().observe();
        Watch.refuseCorrupt(now);
        Member member = now.member(id).orElse(null);
        if (member == null) {
            return id + " is no longer a member";
        }
        if (!member.isUp()) {
            return member.label() + " does not answer: " + member.silence();
        }
        if (now.leader() == null) {
            return "no leader is agreed on";
        }
        if (Needs.lag(now, member) > Needs.MOST_LAG) {
            return member.label() + " is " + Needs.lag(now, member) + " raft entries behind";
        }
        try {
            work.etcd().readLinearizably(id);
            return null;
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
