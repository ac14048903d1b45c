package dev.etcdray.cli.recover;

import dev.etcdray.recover.plan.CompactionChoice;
import dev.etcdray.recover.plan.Goal;
import dev.etcdray.recover.plan.Pace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants of a plan.
 *
 * @param defragment which dbs are to be rewritten
 * @param members those alone, by name, id or endpoint; empty for all
 * @param disarm whether alarms are to go and the end is to be proved
 * @param compaction whether history is to be compacted
 * @param keepRevisions how many revisions stay before the newest
 * @param revision to compact at instead; null if so many are kept
 * @param allowed names of {@code --allow}
 * @param pace how long is waited
 * @param defragTimeoutSeconds for each member; null for what its size asks for
 * @param freeDisk free bytes by name or id (hexadecimal) of a member; the empty name is any other
 * @param snapshot where the snapshot goes; null for none
 * @param replaced file of a plan that this one may replace: its snapshot serves again if nothing was written since; null
 *        for none
 * @param from whose snapshot; null for the best
 */
public record PlanWishes(Goal.Which defragment, List<String> members, boolean disarm, CompactionChoice compaction,
        long keepRevisions, @Nullable Long revision, Set<String> allowed, Pace pace,
        @Nullable Long defragTimeoutSeconds, Map<String, Long> freeDisk, @Nullable Path snapshot,
        @Nullable Path replaced, @Nullable String from) {

    /** Copies. */
    public PlanWishes {
        members = List.copyOf(members);
        allowed = Set.copyOf(allowed);
        freeDisk = Map.copyOf(freeDisk);
    }

    /** The same, with what somebody says of his disks. */
    public PlanWishes withFreeDisk(Map<String, Long> told) {
        return new PlanWishes(defragment, members, disarm, compaction, keepRevisions, revision, allowed, pace,
                defragTimeoutSeconds, told, snapshot, replaced, from);
    }
}
