package dev.etcdray.recover.plan;

import dev.etcdray.recover.Alarm;
import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberState;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the snapshot is needed for: a way back, and a look ahead. */
final class SnapshotChecks {

    private SnapshotChecks() {
    }

    static Check present(Situation situation) {
        String id = "snapshot";
        SnapshotFile snapshot = situation.snapshot();
        if (snapshot == null) {
            return Checks.refuseUnless(Allow.NO_SNAPSHOT, id, "there is no snapshot",
                    "without one there is no way back and no forecast: let the plan take it, or go on with --allow "
                            + Allow.NO_SNAPSHOT);
        }
        String evidence = snapshot.path() + " of "
                + situation.now().member(snapshot.member()).map(Member::label).orElse(snapshot.member().hex())
                + ", revision " + snapshot.revision() + ", verified";
        long newer = situation.now().revision() - snapshot.revision();
        return newer <= 0
                ? Checks.pass(id, evidence)
                : Checks.warn(id, evidence,
                        Figures.count(newer, "revision") + " came after it: the way back would lose them");
    }

    /** Compaction writes pages before it frees any; a db that is nearly full may cross its quota by that. */
    static Check compactionGrowth(Situation situation) {
        String id = "compaction-growth";
        if (situation.allAlarms().stream().anyMatch(Alarm::isNoSpace)) {
            return Checks.pass(id, "an alarm about space stands already");
        }
        Long growth = growth(situation);
        List<Member> near = situation.now().up().stream().filter(member -> isNear(member, growth, situation.gate()))
                .toList();
        if (near.isEmpty()) {
            return Checks.pass(id, growth == null
                    ? "every db is far enough below its quota"
                    : "a compaction makes the db " + Figures.bytes(growth)
                            + " longer at most, and every member has room"
                            + " for it");
        }
        String names = near.stream().map(member -> member.label() + " with " + Figures.bytes(member.up().dbSizeBytes()))
                .collect(Collectors.joining(", "));
        String advice = "if a db crosses its quota, writes are refused until the end of the recovery; go on with --allow "
                + Allow.COMPACTION_MAY_CROSS_QUOTA;
        return growth == null
                ? Checks.notMade(Allow.COMPACTION_MAY_CROSS_QUOTA, id,
                        "without a forecast nobody knows how much a compaction lengthens the db of " + names, advice)
                : Checks.refuseUnless(Allow.COMPACTION_MAY_CROSS_QUOTA, id,
                        "a compaction may make the db " + Figures.bytes(growth) + " longer: " + names, advice);
    }

    /** Of the member that was snapshotted; the others' are much the same. */
    private static @Nullable Long growth(Situation situation) {
        SnapshotFile snapshot = situation.snapshot();
        SnapshotForecast forecast = situation.forecast();
        SnapshotForecast.Estimate after = forecast == null ? null : forecast.dbSizeAfterCompaction();
        if (snapshot == null || after == null) {
            return null;
        }
        MemberState state = situation.now().member(snapshot.member()).map(Member::state).orElse(null);
        return state == null ? null : Math.max(0, after.high() - state.dbSizeBytes());
    }

    private static boolean isNear(Member member, @Nullable Long growth, Gate gate) {
        MemberState state = member.up();
        MemberState.Limit quota = state.quota();
        if (quota == null || !quota.isLimit()) {
            return false;
        }
        return growth == null
                ? state.dbSizeBytes() > gate.mostBytes()
                : state.dbSizeBytes() + growth + Gate.LEASE_COST_BYTES >= quota.bytes();
    }
}
