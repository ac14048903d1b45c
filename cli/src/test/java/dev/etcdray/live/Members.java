package dev.etcdray.live;

import java.util.List;

/** Members as they might answer, for tests that need none. */
final class Members {
    static final long LEADER = 1;

    private Members() {
    }

    /** A voter that is where all are: the leader if its id is that. */
    static MemberStatus status(long id) {
        return status(id, 1000, LEADER, false, 10_000);
    }

    static MemberStatus learner(long id) {
        return status(id, 1000, LEADER, true, 10_000);
    }

    static MemberStatus applied(long id, long index) {
        return status(id, 1000, LEADER, false, index);
    }

    static MemberStatus leaderless(long id) {
        return status(id, 1000, 0, false, 10_000);
    }

    /** Under alarms, which all members know. */
    static MemberStatus alarmed(long id, long dbSizeBytes, MemberAlarm... alarms) {
        return status(id, dbSizeBytes, LEADER, false, 10_000, alarms);
    }

    private static MemberStatus status(long id, long dbSizeBytes, long leader, boolean learner, long applied,
            MemberAlarm... alarms) {
        return new MemberStatus(7, id, "3.7.3", "3.7.0", dbSizeBytes, 900, null, leader, learner, 2, 10_000, applied,
                50, List.of(alarms), List.of(), null);
    }

    static MemberView up(MemberStatus status) {
        return new MemberView(endpoint(status.memberId()), "m" + status.memberId(), new MemberView.Up(status));
    }

    static MemberView down(long number, LiveException.Kind kind) {
        return new MemberView(endpoint(number), null,
                new MemberView.Down(new LiveException(kind, endpoint(number) + ": is down", null)));
    }

    private static Endpoint endpoint(long number) {
        return Endpoint.parse("https://10.0.0." + number + ":2379");
    }
}
