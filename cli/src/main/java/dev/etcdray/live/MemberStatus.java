package dev.etcdray.live;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import io.etcd.jetcd.api.StatusResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a member says of itself.
 *
 * @param clusterId id of its cluster, unsigned
 * @param memberId its id, unsigned
 * @param version of the server
 * @param storageVersion of its storage schema; null before 3.6
 * @param dbSizeBytes what the quota compares
 * @param inUseBytes db size less free pages
 * @param quota null where it could not be learnt
 * @param leaderId id of the leader that it follows, 0 for none
 * @param learner whether it has no vote
 * @param raftTerm term
 * @param raftIndex index that it knows to be committed
 * @param raftAppliedIndex index that it has applied
 * @param revision current revision of its key space
 * @param alarms alarms that it knows of
 * @param errors what else it complains of
 * @param downgradeTarget version of an active downgrade; null for none, and before 3.6
 */
public record MemberStatus(long clusterId, long memberId, String version, @Nullable String storageVersion,
        long dbSizeBytes, long inUseBytes, @Nullable MemberQuota quota, long leaderId, boolean learner, long raftTerm,
        long raftIndex, long raftAppliedIndex, long revision, List<MemberAlarm> alarms, List<String> errors,
        @Nullable String downgradeTarget) {
    // etcd, api/etcdserverpb/rpc.proto: fields of StatusResponse that jetcd's copy lacks.
    private static final int STORAGE_VERSION = 11;
    private static final int DB_SIZE_QUOTA = 12;
    private static final int DOWNGRADE = 13;
    // Fields of DowngradeInfo.
    private static final int DOWNGRADE_ENABLED = 1;
    private static final int DOWNGRADE_TARGET = 2;

    /** Copies the lists. */
    public MemberStatus {
        alarms = List.copyOf(alarms);
        errors = List.copyOf(errors);
    }

    static MemberStatus of(StatusResponse response) {
        List<MemberAlarm> alarms = response.getErrorsList().stream().flatMap(MemberAlarm::in).toList();
        List<String> errors = response.getErrorsList().stream().filter(error -> MemberAlarm.in(error).findAny()
                .isEmpty()).toList();
        UnknownFieldSet unknown = response.getUnknownFields();
        String storage = unknown.getField(STORAGE_VERSION).getLengthDelimitedList().stream().findFirst()
                .map(bytes -> bytes.toStringUtf8()).orElse(null);
        long quota = unknown.getField(DB_SIZE_QUOTA).getVarintList().stream().findFirst().orElse(0L);
        return new MemberStatus(response.getHeader().getClusterId(), response.getHeader().getMemberId(),
                response.getVersion(), storage, response.getDbSize(), response.getDbSizeInUse(),
                MemberQuota.ofStatus(response.getVersion(), quota), response.getLeader(), response.getIsLearner(),
                response.getRaftTerm(), response.getRaftIndex(), response.getRaftAppliedIndex(),
                response.getHeader().getRevision(), alarms, errors, downgradeTarget(unknown));
    }

    private static @Nullable String downgradeTarget(UnknownFieldSet status) {
        for (ByteString field : status.getField(DOWNGRADE).getLengthDelimitedList()) {
            try {
                UnknownFieldSet info = UnknownFieldSet.parseFrom(field);
                if (info.getField(DOWNGRADE_ENABLED).getVarintList().contains(1L)) {
                    return info.getField(DOWNGRADE_TARGET).getLengthDelimitedList().stream().findFirst()
                            .map(ByteString::toStringUtf8).orElse("another version");
                }
            } catch (InvalidProtocolBufferException e) {
                return "an unreadable version"; // It says that there is one.
            }
        }
        return null;
    }

    /** The same with a quota that was learnt elsewhere. */
    MemberStatus withQuota(@Nullable MemberQuota learnt) {
        return new MemberStatus(clusterId, memberId, version, storageVersion, dbSizeBytes, inUseBytes, learnt, leaderId,
                learner, raftTerm, raftIndex, raftAppliedIndex, revision, alarms, errors, downgradeTarget);
    }

    /** Whether it leads. */
    public boolean isLeader() {
        return leaderId != 0 && leaderId == memberId;
    }

    /** Free pages, in bytes. */
    public long freeBytes() {
        return dbSizeBytes - inUseBytes;
    }
}
