package dev.etcdray.recover.plan;

import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.Observation;
import dev.etcdray.report.Tool;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a test asks of a plan: to bring the etcd back, with all that it needs, unless said otherwise. */
final class Asked {
    static final String SHA = "0123456789abcdef".repeat(4);
    private static final MemberId SNAPSHOTTED = SeenMember.id(2);

    private Goal goal = new Goal(Goal.Which.NEEDED, Set.of(), true);
    private long keep;
    private CompactionChoice compaction = CompactionChoice.ALWAYS;
    private Set<String> allowed = Set.of();
    private Map<MemberId, Long> freeDisk = Map.of(SeenMember.id(1), 1L << 40, SeenMember.id(2), 1L << 40,
            SeenMember.id(3), 1L << 40);
    private @Nullable Boolean mayMaintain = true;
    private @Nullable Long timeout;
    private PlanRequest.ByHand byHand = PlanRequest.ByHand.NONE;
    private @Nullable SnapshotFile snapshot = new SnapshotFile("before.db", 1_000, SHA, 4_000, SNAPSHOTTED);
    private @Nullable SnapshotForecast forecast = forecast(2_000_000, 8_000_000, 2_500_000, 10_000_000);

    static SnapshotForecast forecast(long compacted, long defragmented, long inUse, long dbSize) {
        return new SnapshotForecast(compacted, defragmented, new SnapshotForecast.Estimate(inUse, inUse - 1, inUse + 1),
                new SnapshotForecast.Estimate(dbSize, dbSize, dbSize), 15L, List.of("events take most of it"));
    }

    Asked goal(Goal.Which which, boolean disarm, Integer... members) {
        goal = new Goal(which, Set.of(members).stream().map(SeenMember::id).collect(
                Collectors.toSet()), disarm);
        return this;
    }

    Asked keep(long revisions) {
        keep = revisions;
        return this;
    }

    Asked compaction(CompactionChoice choice) {
        compaction = choice;
        return this;
    }

    Asked allow(String... names) {
        allowed = Set.of(names);
        return this;
    }

    Asked freeDisk(Map<MemberId, Long> bytes) {
        freeDisk = bytes;
        return this;
    }

    Asked mayMaintain(@Nullable Boolean may) {
        mayMaintain = may;
        return this;
    }

    Asked timeout(long seconds) {
        timeout = seconds;
        return this;
    }

    Asked byHand(PlanRequest.ByHand needs) {
        byHand = needs;
        return this;
    }

    Asked snapshot(@Nullable SnapshotFile other) {
        snapshot = other;
        return this;
    }

    Asked forecast(@Nullable SnapshotForecast other) {
        forecast = other;
        return this;
    }

    Asked withoutSnapshot() {
        return snapshot(null).forecast(null);
    }

    Plan plan(Observation now) {
        return Planner.plan(new PlanRequest(goal, keep, compaction, allowed, Pace.USUAL, timeout, freeDisk, mayMaintain,
                byHand, "2026-01-02T03:04:05Z", new Tool("1.2.3")), now, List.of(), snapshot, forecast);
    }

    /** One answer of a plan. */
    Check check(String id, Observation now) {
        return plan(now).checks().stream().filter(check -> check.id().equals(id)).findFirst()
                .orElseThrow(() -> new AssertionError("no check " + id));
    }

    /** One answer for three members that are well but for one of them. */
    Check check(String id, SeenMember... members) {
        return check(id, SeenMember.seen(members));
    }
}
