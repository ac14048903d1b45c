package dev.etcdray.recover.engine;

import dev.etcdray.recover.Member;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.plan.Compaction;
import dev.etcdray.recover.plan.Gate;
import dev.etcdray.recover.plan.Goal;
import dev.etcdray.recover.plan.Pace;
import dev.etcdray.recover.plan.Plan;
import dev.etcdray.recover.plan.PlannedMember;
import dev.etcdray.recover.plan.PlannedStep;
import dev.etcdray.recover.plan.Step;
import dev.etcdray.report.Tool;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Plans for clusters in memory. */
final class Plans {
    private static final Set<dev.etcdray.recover.plan.StepKind> CHANGING = Set.of(
            dev.etcdray.recover.plan.StepKind.COMPACT, dev.etcdray.recover.plan.StepKind.DEFRAGMENT,
            dev.etcdray.recover.plan.StepKind.MOVE_LEADER, dev.etcdray.recover.plan.StepKind.DISARM);

    private Plans() {
    }

    /** To bring all of it back, compacting at the newest revision. */
    static Plan recovery(Observation seen, Set<String> allowed) {
        return plan(seen, new Goal(Goal.Which.NEEDED, Set.of(), true), new Compaction(seen.revision(), 0), allowed);
    }

    static Plan plan(Observation seen, Goal goal, Compaction compaction, Set<String> allowed) {
        long quota = seen.up().stream().mapToLong(member -> Objects.requireNonNull(member.up().quota()).bytes()).min()
                .orElseThrow();
        return new Plan(Plan.SCHEMA, new Tool("test"), "2026-01-01T00:00:00Z", SimulatedEtcd.CLUSTER, goal,
                seen.members().stream().map(Plans::planned).toList(), seen.alarms(), seen.revision(), compaction,
                "history is most of it", new Gate(quota, Gate.PERCENT, SimulatedEtcd.LIVE_BYTES), null, null,
                Pace.USUAL,
                allowed, List.of(), List.of(), List.of(), List.of());
    }

    private static PlannedMember planned(Member member) {
        return new PlannedMember(member.id(), member.id().hex(), member.name(), member.endpoint(), member.learner(),
                member.leads(), member.up().version(), member.up().dbSizeBytes(), member.up().inUseBytes(),
                member.up().freeBytes(), member.up().quota(), null, null, 1L, 300);
    }

    /** Asks for a yes before whatever changes something. */
    static PlannedStep brief(Step step, Plan plan, Observation now) {
        return new PlannedStep(step.id(), step.id(), "", "", "", "", CHANGING.contains(step.kind())
                ? PlannedStep.Consent.YES_NO
                : PlannedStep.Consent.NONE, null, List.of());
    }
}
