package dev.etcdray.recover.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.etcdray.recover.Alarm;
import dev.etcdray.recover.MemberId;
import dev.etcdray.report.Tool;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plan: the file {@code etcdray/recover-plan/v1}. Ids are decimal strings; what is null is unknown or not wanted.
 *
 * @param schema {@link #SCHEMA}
 * @param tool what wrote it
 * @param createdAt when, in UTC (ISO 8601)
 * @param clusterId of the cluster
 * @param goal what it is to reach
 * @param members as they were, in the order of their list
 * @param alarms that stood
 * @param revision newest then
 * @param compaction the one; null if free pages suffice, or none is wanted
 * @param compactionReason why there is one, or none
 * @param gate whether a defragmentation can help
 * @param snapshot taken for it; null if the user goes without
 * @param shortestLeaseTtlSeconds of all leases of the snapshot; null without leases, or without a forecast
 * @param pace how long is waited
 * @param allowed what the user goes on with all the same, by the names of {@code --allow}
 * @param checks made before anything is changed
 * @param steps that follow, as far as can be foreseen
 * @param wayBack commands that restore the snapshot
 * @param whyItFilled what the snapshot's analysis says, most important first
 */
public record Plan(String schema, Tool tool, String createdAt, MemberId clusterId, Goal goal,
        List<PlannedMember> members, List<Alarm> alarms, long revision, @Nullable Compaction compaction,
        String compactionReason, Gate gate, @Nullable SnapshotFile snapshot, @Nullable Long shortestLeaseTtlSeconds,
        Pace pace,
        Set<String> allowed, List<Check> checks, List<PlannedStep> steps, List<PlannedStep.Command> wayBack,
        List<String> whyItFilled) {
    /** Name and version of the contract. */
    public static final String SCHEMA = "etcdray/recover-plan/v1";

    /** Copies the lists. */
    public Plan {
        members = List.copyOf(members);
        alarms = List.copyOf(alarms);
        allowed = Set.copyOf(allowed);
        checks = List.copyOf(checks);
        steps = List.copyOf(steps);
        wayBack = List.copyOf(wayBack);
        whyItFilled = List.copyOf(whyItFilled);
    }

    /** The member of this id, when the plan was made. */
    public Optional<PlannedMember> member(MemberId id) {
        return members.stream().filter(member -> member.id().equals(id)).findFirst();
    }

    /** A step's name as people say it: {@code defragment m2} for {@code defragment/8e9e05c52164694d}. */
    public String named(String stepId) {
        Step step = Step.ofId(stepId);
        MemberId id = step.member();
        return id == null ? stepId : step.kind().word() + " " + member(id).map(PlannedMember::label).orElse(id.hex());
    }

    /** Checks that stand in the way, but for those that the user has allowed by now. */
    @JsonIgnore
    public List<Check> refusals() {
        return checks.stream().filter(Check::stops).filter(check -> {
            String allow = check.allow();
            return allow == null || !allowed.contains(allow);
        }).toList();
    }

    /** The same, at another pace. */
    public Plan at(Pace other) {
        return new Plan(schema, tool, createdAt, clusterId, goal, members, alarms, revision, compaction,
                compactionReason, gate, snapshot, shortestLeaseTtlSeconds, other, allowed, checks, steps, wayBack,
                whyItFilled);
    }

    /** The same with other steps. */
    public Plan withSteps(List<PlannedStep> others) {
        return new Plan(schema, tool, createdAt, clusterId, goal, members, alarms, revision, compaction,
                compactionReason, gate, snapshot, shortestLeaseTtlSeconds, pace, allowed, checks, others, wayBack,
                whyItFilled);
    }

    /** The same, allowing more. */
    public Plan allowing(Set<String> more) {
        java.util.Set<String> all = new java.util.TreeSet<>(allowed);
        all.addAll(more);
        return new Plan(schema, tool, createdAt, clusterId, goal, members, alarms, revision, compaction,
                compactionReason, gate, snapshot, shortestLeaseTtlSeconds, pace, all, checks, steps, wayBack,
                whyItFilled);
    }
}
