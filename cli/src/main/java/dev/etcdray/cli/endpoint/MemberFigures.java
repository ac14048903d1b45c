package dev.etcdray.cli.endpoint;

import dev.etcdray.live.MemberAlarm;
import dev.etcdray.live.MemberQuota;
import dev.etcdray.live.MemberStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a member says of itself; sizes in bytes, ids unsigned.
 *
 * @param memberId decimal
 * @param memberIdHex the same
 * @param clusterId decimal
 * @param clusterIdHex the same
 * @param version of the server
 * @param storageVersion of its storage schema; null before 3.6
 * @param dbSizeBytes what the quota compares
 * @param inUseBytes db size less free pages
 * @param freeBytes free pages
 * @param quota null = unknown
 * @param role in the cluster
 * @param leaderId decimal; null = it knows of no leader
 * @param leaderIdHex the same
 * @param raftTerm term
 * @param raftIndex committed, as far as it knows
 * @param raftAppliedIndex applied
 * @param revision of its key space
 * @param alarms alarms that it knows of, its own and others'
 * @param errors what else it complains of
 */
public record MemberFigures(String memberId, String memberIdHex, String clusterId, String clusterIdHex, String version,
        @Nullable String storageVersion, long dbSizeBytes, long inUseBytes, long freeBytes,
        @Nullable QuotaFigures quota,
        Role role, @Nullable String leaderId, @Nullable String leaderIdHex, long raftTerm, long raftIndex,
        long raftAppliedIndex, long revision, List<AlarmRow> alarms, List<String> errors) {

    /** What it is in its cluster. */
    public enum Role {
        /** It leads. */
        LEADER,
        /** It has a vote. */
        FOLLOWER,
        /** It has none. */
        LEARNER
    }

    /**
     * A backend quota.
     *
     * @param limited whether there is a limit
     * @param bytes the limit; null if there is none
     * @param source {@code status} or {@code metrics}: where it was read
     */
    public record QuotaFigures(boolean limited, @Nullable Long bytes, String source) {
        static QuotaFigures of(MemberQuota quota) {
            return new QuotaFigures(quota.isLimit(), quota.isLimit() ? quota.bytes() : null, quota.source());
        }
    }

    /**
     * An alarm.
     *
     * @param memberId who raised it, decimal; null = not told
     * @param memberIdHex the same
     * @param type {@code NOSPACE}, {@code CORRUPT}, or another
     */
    public record AlarmRow(@Nullable String memberId, @Nullable String memberIdHex, String type) {
        static AlarmRow of(MemberAlarm alarm) {
            return alarm.memberId() == 0
                    ? new AlarmRow(null, null, alarm.type())
                    : new AlarmRow(decimal(alarm.memberId()), Long.toHexString(alarm.memberId()), alarm.type());
        }
    }

    /** Copies the lists. */
    public MemberFigures {
        alarms = List.copyOf(alarms);
        errors = List.copyOf(errors);
    }

    static MemberFigures of(MemberStatus status) {
        MemberQuota quota = status.quota();
        boolean led = status.leaderId() != 0;
        return new MemberFigures(decimal(status.memberId()), Long.toHexString(status.memberId()),
                decimal(status.clusterId()), Long.toHexString(status.clusterId()), status.version(),
                status.storageVersion(), status.dbSizeBytes(), status.inUseBytes(), status.freeBytes(),
                quota == null ? null : QuotaFigures.of(quota), role(status), led ? decimal(status.leaderId()) : null,
                led ? Long.toHexString(status.leaderId()) : null, status.raftTerm(), status.raftIndex(),
                status.raftAppliedIndex(), status.revision(), status.alarms().stream().map(AlarmRow::of).toList(),
                status.errors());
    }

    private static Role role(MemberStatus status) {
        return status.learner() ? Role.LEARNER : status.isLeader() ? Role.LEADER : Role.FOLLOWER;
    }

    private static String decimal(long id) {
        return Long.toUnsignedString(id);
    }
}
