package dev.etcdray.recover.plan;

import dev.etcdray.recover.Alarm;
import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.MemberState;
import dev.etcdray.recover.Observation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a plan of what was seen. It asks nobody and changes nothing. */
public final class Planner {

    private Planner() {
    }

    /**
     * A plan, whether or not something stands in its way: {@link Plan#refusals} tells.
     *
     * @param alarms of raft's list where that was read; those of the statuses are looked at in any case, and are what the
     *     plan holds
     * @param snapshot taken for it and verified; null if the user goes without
     * @param forecast of it; null if there is none
     * @throws IllegalArgumentException if nobody answers: there is nothing to plan with
     */
    public static Plan plan(PlanRequest request, Observation now, List<Alarm> alarms, @Nullable SnapshotFile snapshot,
            @Nullable SnapshotForecast forecast) {
        MemberId cluster = now.up().stream().findFirst().map(member -> member.up().clusterId())
                .orElseThrow(() -> new IllegalArgumentException("no member answers: there is nothing to plan with"));
        CompactionDecision decision = CompactionDecision.of(request, now, forecast);
        Gate gate = gate(decision, now, forecast);
        List<Check> checks = Preflight
                .checks(new Situation(request, now, alarms, decision.compaction(), gate, snapshot, forecast));
        boolean compacts = decision.compaction() != null;
        List<PlannedMember> members = now.members().stream()
                .map(member -> planned(member, request, compacts, snapshot, forecast)).toList();
        Plan plan = new Plan(Plan.SCHEMA, request.tool(), request.createdAt(), cluster, request.goal(), members,
                now.alarms(), now.revision(), decision.compaction(), decision.reason(), gate, snapshot,
                forecast == null ? null : forecast.smallestLeaseTtlSeconds(), request.pace(),
                request.allowed(), checks, List.of(), WayBack.commands(snapshot, now, request.byHand().peerUrls()),
                forecast == null ? List.of() : forecast.whyItFilled());
        Briefings briefings = new Briefings(request.byHand());
        return plan.withSteps(Course.of(plan, now).stream().map(step -> briefings.of(step, plan, now)).toList());
    }

    /** The revision that a plan compacts at: so many are kept before the newest one. */
    public static long compactionRevision(long newestRevision, long keepRevisions) {
        return newestRevision - keepRevisions;
    }

    private static Gate gate(CompactionDecision decision, Observation now, @Nullable SnapshotForecast forecast) {
        Long after = null;
        if (forecast != null) {
            after = decision.compaction() == null
                    ? forecast.dbSizeAfterDefrag()
                    : forecast.dbSizeAfterCompactionAndDefrag();
        }
        return new Gate(Quotas.of(now).smallestBytes(), Gate.PERCENT, after);
    }

    private static PlannedMember planned(Member member, PlanRequest request, boolean compacts,
            @Nullable SnapshotFile snapshot, @Nullable SnapshotForecast forecast) {
        MemberState state = member.state();
        Expected expected = Expected.of(member, compacts, forecast, request.defragTimeoutSeconds());
        Long timeout = request.defragTimeoutSeconds();
        return new PlannedMember(member.id(), member.id().hex(), member.name(), member.endpoint(), member.learner(),
                member.leads(), state == null ? null : state.version(), state == null ? null : state.dbSizeBytes(),
                state == null ? null : state.inUseBytes(), state == null ? null : state.freeBytes(),
                state == null ? null : state.quota(),
                Expected.inUseAfterCompaction(member.id(), compacts, snapshot, forecast),
                request.freeDiskBytes().get(member.id()), expected == null ? null : expected.outageSeconds(),
                expected != null ? expected.timeoutSeconds() : timeout != null ? timeout : Outage.timeoutSeconds(1));
    }
}
