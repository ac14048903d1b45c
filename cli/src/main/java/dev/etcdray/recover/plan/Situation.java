package dev.etcdray.recover.plan;

import dev.etcdray.recover.Alarm;
import dev.etcdray.recover.Member;
import dev.etcdray.recover.Observation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that checks look at. */
record Situation(PlanRequest request, Observation now, List<Alarm> alarms, @Nullable Compaction compaction, Gate gate,
        @Nullable SnapshotFile snapshot, @Nullable SnapshotForecast forecast) {

    /** Alarms of the list and of the statuses, each once. */
    Set<Alarm> allAlarms() {
        Set<Alarm> all = new LinkedHashSet<>(alarms);
        all.addAll(now.alarms());
        return all;
    }

    boolean compacts() {
        return compaction != null;
    }

    boolean defragments() {
        return request.goal().defragment() != Goal.Which.NONE;
    }

    boolean disarms() {
        return request.goal().disarm();
    }

    /** Whether history or files are changed, so that there has to be a way back. */
    boolean rewrites() {
        return compacts() || defragments();
    }

    List<Member> upVoters() {
        return now.voters().stream().filter(Member::isUp).toList();
    }

    /** Voters whose db is going to be rewritten, as far as can be foreseen. */
    List<Member> toDefragment() {
        return upVoters().stream()
                .filter(voter -> Needs.defragmentation(request.goal(), gate, voter).needed()).toList();
    }

    /** Members that do not answer. */
    Stream<Member> silent() {
        return now.members().stream().filter(member -> !member.isUp());
    }
}
