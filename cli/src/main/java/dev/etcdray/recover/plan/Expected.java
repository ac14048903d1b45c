package dev.etcdray.recover.plan;

import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.MemberState;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of a member's defragmentation.
 *
 * @param inUseBytes that are copied
 * @param outageSeconds how long it stands still
 * @param timeoutSeconds how long it is waited for
 */
record Expected(long inUseBytes, long outageSeconds, long timeoutSeconds) {

    /** As it is now, or after the compaction of the plan where a forecast tells. */
    static @Nullable Expected of(Member member, boolean compacts, @Nullable SnapshotForecast forecast,
            @Nullable Long timeoutSeconds) {
        MemberState state = member.state();
        if (state == null || member.learner()) {
            return null;
        }
        long now = state.inUseBytes();
        SnapshotForecast.Estimate after = forecast == null ? null : forecast.inUseAfterCompaction();
        long copied = compacts && after != null ? Math.min(now, after.high()) : now;
        return new Expected(copied, Outage.seconds(copied),
                timeoutSeconds == null ? Outage.timeoutSeconds(Outage.seconds(now)) : timeoutSeconds);
    }

    /** Of the member that was snapshotted alone: layouts of pages differ. */
    static @Nullable Long inUseAfterCompaction(MemberId member, boolean compacts, @Nullable SnapshotFile snapshot,
            @Nullable SnapshotForecast forecast) {
        SnapshotForecast.Estimate after = forecast == null ? null : forecast.inUseAfterCompaction();
        return compacts && after != null && snapshot != null && snapshot.member().equals(member) ? after.bytes() : null;
    }
}
