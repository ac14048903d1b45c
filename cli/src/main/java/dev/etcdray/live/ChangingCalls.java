package dev.etcdray.live;

import io.etcd.jetcd.api.AlarmRequest;
import io.etcd.jetcd.api.AlarmType;
import io.etcd.jetcd.api.CompactionRequest;
import io.etcd.jetcd.api.DefragmentRequest;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.LeaseGrantRequest;
import io.etcd.jetcd.api.LeaseGrpc;
import io.etcd.jetcd.api.LeaseRevokeRequest;
import io.etcd.jetcd.api.MaintenanceGrpc;
import io.etcd.jetcd.api.MoveLeaderRequest;
import io.grpc.StatusException;
import io.grpc.stub.AbstractStub;
import java.time.Duration;
import java.util.Set;

/** Calls to one member that change something. */
final class ChangingCalls {
    /**
     * What etcd answers before it has done anything (api/v3rpc/rpctypes/error.go). All else that it answers may come when
     * the request is under way: {@code request timed out}, {@code leader changed}, {@code server stopped}.
     */
    private static final Set<String> REFUSALS = Set.of("mvcc: required revision has been compacted",
            "mvcc: required revision is a future revision", "mvcc: database space exceeded", "corrupt cluster",
            "permission denied", "user name is empty", "user name not found", "token is not provided",
            "invalid auth token", "revision of auth store is old", "rpc not supported for learner", "not leader",
            "bad leader transferee", "requested lease not found", "lease already exists", "too large lease TTL",
            "too many requests", "no leader", "not capable");

    private final MemberChannel channel;
    private final Session session;
    private final Duration usual;
    private final Failures failures;

    ChangingCalls(MemberChannel channel, Session session, Duration usual, Failures failures) {
        this.channel = channel;
        this.session = session;
        this.usual = usual;
        this.failures = failures;
    }

    CallEnd compact(long revision, Duration limit) {
        return make("a compaction", limit, KVGrpc.newBlockingV2Stub(channel.get()), stub -> stub.compact(
                CompactionRequest.newBuilder().setRevision(revision).setPhysical(true).build()));
    }

    CallEnd defragment(Duration limit) {
        return make("a defragmentation", limit, MaintenanceGrpc.newBlockingV2Stub(channel.get()),
                stub -> stub.defragment(DefragmentRequest.getDefaultInstance()));
    }

    CallEnd moveLeader(long to, Duration limit) {
        return make("a move of the lead", limit, MaintenanceGrpc.newBlockingV2Stub(channel.get()),
                stub -> stub.moveLeader(MoveLeaderRequest.newBuilder().setTargetID(to).build()));
    }

    CallEnd disarmNoSpace(long memberId) {
        return make("the disarming of an alarm", usual, MaintenanceGrpc.newBlockingV2Stub(channel.get()),
                stub -> stub.alarm(AlarmRequest.newBuilder().setAction(AlarmRequest.AlarmAction.DEACTIVATE)
                        .setMemberID(memberId).setAlarm(AlarmType.NOSPACE).build()));
    }

    CallEnd grantLease(long leaseId, long seconds) {
        return make("a lease", usual, LeaseGrpc.newBlockingV2Stub(channel.get()), stub -> stub
                .leaseGrant(LeaseGrantRequest.newBuilder().setID(leaseId).setTTL(seconds).build()));
    }

    CallEnd revokeLease(long leaseId) {
        return make("the end of a lease", usual, LeaseGrpc.newBlockingV2Stub(channel.get()),
                stub -> stub.leaseRevoke(LeaseRevokeRequest.newBuilder().setID(leaseId).build()));
    }

    /** A call by a stub. */
    private interface Call<S> {
        Object by(S stub) throws StatusException;
    }

    private <S extends AbstractStub<S>> CallEnd make(String what, Duration limit, S stub, Call<S> call) {
        SentProof proof = new SentProof();
        try {
            call.by(stub.withDeadlineAfter(limit).withInterceptors(session, proof));
            failures.heard();
            return new CallEnd.Done();
        } catch (StatusException e) {
            return end(failures.of(Asked.toChange(what, limit), e), e, proof);
        }
    }

    private CallEnd end(LiveException failure, StatusException e, SentProof proof) {
        if (!proof.mayHaveBeenSent()) {
            return new CallEnd.NotSent(failure);
        }
        String words = Failures.ofServer(e).filter(REFUSALS::contains).orElse(null);
        if (words == null) {
            return new CallEnd.Unknown(failure);
        }
        failures.heard();
        return new CallEnd.Refused(words, failure);
    }
}
