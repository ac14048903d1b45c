package dev.etcdray.recover.plan;

import dev.etcdray.recover.MemberId;
import dev.etcdray.report.Tool;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a plan.
 *
 * @param goal what it is to reach
 * @param keepRevisions how many revisions stay before the newest one; 0 or more
 * @param compaction whether history is to be compacted
 * @param allowed what the user goes on with all the same, by the names of {@code --allow}; {@link Allow#unknown} first
 * @param pace how long is waited
 * @param defragTimeoutSeconds for each member; null for what {@link Outage#timeoutSeconds} says
 * @param freeDiskBytes what the user says of the members' disks; members that are missing are unknown
 * @param mayMaintain whether the user may do what the plan does: no authentication, or role root; null = unknown
 * @param byHand what the printed commands need
 * @param createdAt in UTC (ISO 8601)
 * @param tool that writes it
 */
public record PlanRequest(Goal goal, long keepRevisions, CompactionChoice compaction, Set<String> allowed, Pace pace,
        @Nullable Long defragTimeoutSeconds, Map<MemberId, Long> freeDiskBytes, @Nullable Boolean mayMaintain,
        ByHand byHand, String createdAt, Tool tool) {

    /** Copies set and map. */
    public PlanRequest {
        if (keepRevisions < 0) {
            throw new IllegalArgumentException("cannot keep " + keepRevisions + " revisions");
        }
        allowed = Set.copyOf(allowed);
        freeDiskBytes = Map.copyOf(freeDiskBytes);
    }

    /**
     * What only the printed commands need.
     *
     * @param etcdctlFlags how to connect, one word each; no endpoints, no password
     * @param metricsUrls where members show metrics, if not at their endpoint
     * @param peerUrls for the way back; without those of all members no commands are printed
     */
    public record ByHand(List<String> etcdctlFlags, Map<MemberId, String> metricsUrls,
            Map<MemberId, List<String>> peerUrls) {
        /** Nothing. */
        public static final ByHand NONE = new ByHand(List.of(), Map.of(), Map.of());

        /** Copies. */
        public ByHand {
            etcdctlFlags = List.copyOf(etcdctlFlags);
            metricsUrls = Map.copyOf(metricsUrls);
            peerUrls = Map.copyOf(peerUrls);
        }
    }
}
