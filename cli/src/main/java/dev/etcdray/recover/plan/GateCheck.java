package dev.etcdray.recover.plan;

import dev.etcdray.recover.Member;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Whether a defragmentation can help at all. */
final class GateCheck {
    private static final String ID = "gate";
    /** What etcd suggests as the largest quota (its documentation on system limits). */
    private static final long LARGEST_QUOTA_BYTES = 8L << 30;

    private GateCheck() {
    }

    static Check of(Situation situation) {
        Gate gate = situation.gate();
        Long quota = gate.smallestQuotaBytes();
        if (quota == null) {
            return Checks.warn(ID, "no quota is known, or no member has one",
                    "there is nothing to hold the db against");
        }
        String limit = gate.percent() + " % of the smallest quota, " + Figures.bytes(gate.mostBytes());
        Long after = gate.dbSizeAfterDefragBytes();
        if (after == null) {
            return unforecast(situation, gate, limit);
        }
        String evidence = "the db takes " + Figures.bytes(after) + " after defragmentation";
        if (after <= gate.mostBytes()) {
            return Checks.pass(ID, evidence + ", no more than " + limit);
        }
        String full = evidence + ", more than " + limit;
        String meaning = "a defragmentation cannot help. " + compactMore(situation) + steps(quota, after);
        return situation.disarms() ? Checks.refuse(ID, full, meaning) : Checks.warn(ID, full, meaning);
    }

    /** What is in use now is the most that a defragmentation leaves, near enough. */
    private static Check unforecast(Situation situation, Gate gate, String limit) {
        Member most = most(situation);
        if (most == null || most.up().inUseBytes() <= gate.mostBytes()) {
            return Checks.pass(ID, "without a forecast: no member has more in use than " + limit);
        }
        String full = "without a forecast: " + most.label() + " has " + Figures.bytes(most.up().inUseBytes())
                + " in use, more than " + limit;
        String meaning = (situation.compacts()
                ? "nobody knows how much of it the compaction frees"
                : "without a compaction a defragmentation leaves about as much") + ": let the plan take a snapshot";
        return situation.disarms()
                ? Checks.notMade(Allow.UNFORECAST_GATE, ID, full,
                        meaning + ", or go on with --allow " + Allow.UNFORECAST_GATE)
                : Checks.warn(ID, full, meaning);
    }

    private static @Nullable Member most(Situation situation) {
        return situation.now().up().stream().max(Comparator.comparingLong(member -> member.up().inUseBytes()))
                .orElse(null);
    }

    /** History goes more easily than data do. */
    private static String compactMore(Situation situation) {
        PlanRequest request = situation.request();
        if (!situation.compacts()) {
            SnapshotForecast forecast = situation.forecast();
            Long compacted = forecast == null ? null : forecast.dbSizeAfterCompactionAndDefrag();
            return compacted == null || compacted > situation.gate().mostBytes()
                    ? ""
                    : "After a compaction it can, to " + Figures.bytes(compacted)
                            + ": etcdray recover plan compacts unless it is told not to. ";
        }
        return request.keepRevisions() == 0
                ? ""
                : "Keep fewer than " + Figures.count(request.keepRevisions(), "revision")
                        + ", or none, and plan again. ";
    }

    private static String steps(long quota, long after) {
        String delete = "Delete data: etcd takes deletions while it refuses writes; 'Why it filled' and etcdray analyze say"
                + " what takes the space; then plan again.";
        long needed = needed(after);
        if (needed > LARGEST_QUOTA_BYTES) {
            return delete + " A quota that suffices, " + Figures.bytes(needed)
                    + ", is above the 8 GiB that etcd suggests"
                    + " at most.";
        }
        return delete + " Or raise the quota on all members: on one after the other, followers first, set"
                + " --quota-backend-bytes=" + needed + " or more (now " + quota + "; " + LARGEST_QUOTA_BYTES
                + ", 8 GiB, is the most that etcd suggests), restart it, and wait until etcdctl endpoint status shows that"
                + " it has caught up; then plan again.";
    }

    /** The smallest whole number of MiB that would let the gate be passed. */
    private static long needed(long after) {
        long bytes = Math.ceilDiv(after, Gate.PERCENT) * 100;
        return Math.ceilDiv(bytes, 1L << 20) << 20;
    }
}
