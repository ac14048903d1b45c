package dev.etcdray.cli.recover;

import dev.etcdray.etcd.Sizes;
import dev.etcdray.recover.Member;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.plan.Compaction;
import dev.etcdray.recover.plan.Gate;
import dev.etcdray.recover.plan.Needs;
import dev.etcdray.recover.plan.Plan;
import dev.etcdray.recover.plan.PlannedStep;
import dev.etcdray.recover.plan.Step;
import dev.etcdray.recover.plan.StepKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a plan changes, in half a sentence. */
final class Gist {

    private Gist() {
    }

    /** {@code : compact at revision 204, defragment m2, m1, disarm; ...}; empty if it changes nothing. */
    static String of(Plan plan, Observation seen) {
        List<String> changes = new ArrayList<>();
        Compaction compaction = plan.compaction();
        if (compaction != null) {
            changes.add("compact at revision " + compaction.revision());
        }
        String members = plan.steps().stream().map(PlannedStep::id).map(Step::ofId)
                .filter(step -> step.kind() == StepKind.DEFRAGMENT).map(step -> seen.member(step.who()))
                .flatMap(Optional::stream)
                .filter(member -> Needs.defragmentation(plan.goal(), plan.gate(), member).needed()).map(Member::label)
                .collect(Collectors.joining(", "));
        Stream.of(members).filter(names -> !names.isEmpty()).map(names -> "defragment " + names).forEach(changes::add);
        if (plan.goal().disarm() && !seen.alarms().isEmpty()) {
            changes.add("disarm");
        }
        return changes.isEmpty()
                ? ""
                : ": " + String.join(", then ", changes) + (members.isEmpty() ? "" : outcome(plan.gate()));
    }

    private static String outcome(Gate gate) {
        Long after = gate.dbSizeAfterDefragBytes();
        Long quota = gate.smallestQuotaBytes();
        if (after == null) {
            return "";
        }
        return "; each db then takes " + Sizes.binary(after)
                + (quota == null ? "" : ", " + Sizes.percent(after, quota) + " of the smallest quota");
    }
}
