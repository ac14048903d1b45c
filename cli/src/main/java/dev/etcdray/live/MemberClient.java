package dev.etcdray.live;

import io.etcd.jetcd.api.AlarmRequest;
import io.etcd.jetcd.api.AlarmResponse;
import io.etcd.jetcd.api.AuthGrpc;
import io.etcd.jetcd.api.AuthRoleGetRequest;
import io.etcd.jetcd.api.AuthRoleGetResponse;
import io.etcd.jetcd.api.AuthUserGetRequest;
import io.etcd.jetcd.api.AuthUserGetResponse;
import io.etcd.jetcd.api.AuthenticateRequest;
import io.etcd.jetcd.api.ClusterGrpc;
import io.etcd.jetcd.api.HashKVRequest;
import io.etcd.jetcd.api.HashKVResponse;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.MaintenanceGrpc;
import io.etcd.jetcd.api.MemberListRequest;
import io.etcd.jetcd.api.MemberListResponse;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeResponse;
import io.etcd.jetcd.api.StatusRequest;
import io.etcd.jetcd.api.StatusResponse;
import io.grpc.ClientInterceptors;
import io.grpc.StatusException;
import io.grpc.stub.AbstractStub;
import java.time.Duration;

/** Calls to one member, over one connection. Each has a deadline, none is repeated. */
final class MemberClient implements AutoCloseable {
    private final Endpoint endpoint;
    private final MemberChannel channel;
    private final Session session;
    private final Duration limit;
    private final Failures failures;
    private final ChangingCalls changes;

    /** @param limit longest wait for an answer, the connection included */
    MemberClient(Endpoint endpoint, Security security, MemberChannel channel, Session session, Duration limit) {
        this.endpoint = endpoint;
        this.channel = channel;
        this.session = session;
        this.limit = limit;
        this.failures = new Failures(endpoint, security);
        this.changes = new ChangingCalls(channel, session, limit, failures);
    }

    Endpoint endpoint() {
        return endpoint;
    }

    StatusResponse status() throws LiveException {
        return call("status", () -> ours(MaintenanceGrpc.newBlockingV2Stub(channel.get())).status(
                StatusRequest.getDefaultInstance()));
    }

    /** What this member knows of the others, without asking them. */
    MemberListResponse members() throws LiveException {
        return call("the list of members",
                () -> ours(ClusterGrpc.newBlockingV2Stub(channel.get()))
                        .memberList(MemberListRequest.getDefaultInstance()));
    }

    /** The hash of the key space up to a revision: the member reads all of it, so this waits longer. */
    HashKVResponse hashKv(long revision, Duration patience) throws LiveException {
        return call("the hash of its keys", patience, () -> ours(MaintenanceGrpc.newBlockingV2Stub(channel.get()))
                .withDeadlineAfter(patience).hashKV(HashKVRequest.newBuilder().setRevision(revision).build()));
    }

    RangeResponse range(RangeRequest request) throws LiveException {
        return call("a range of keys", () -> ours(KVGrpc.newBlockingV2Stub(channel.get())).range(request));
    }

    AuthUserGetResponse user(String name) throws LiveException {
        return call("the user " + name, () -> ours(AuthGrpc.newBlockingV2Stub(channel.get()))
                .userGet(AuthUserGetRequest.newBuilder().setName(name).build()));
    }

    AuthRoleGetResponse role(String name) throws LiveException {
        return call("the role " + name, () -> ours(AuthGrpc.newBlockingV2Stub(channel.get()))
                .roleGet(AuthRoleGetRequest.newBuilder().setRole(name).build()));
    }

    /** A token for a user. */
    Secret token(String name, Secret password) throws LiveException {
        AuthenticateRequest request = AuthenticateRequest.newBuilder().setName(name).setPassword(password.reveal())
                .build();
        return Secret.of(call("a token for user " + name,
                () -> AuthGrpc.newBlockingV2Stub(channel.get()).withDeadlineAfter(limit).authenticate(request))
                .getToken());
    }

    /** All alarms, through raft. */
    AlarmResponse alarms() throws LiveException {
        return call("the list of alarms", () -> ours(MaintenanceGrpc.newBlockingV2Stub(channel.get()))
                .alarm(AlarmRequest.newBuilder().setAction(AlarmRequest.AlarmAction.GET).build()));
    }

    /** What changes something. */
    ChangingCalls changes() {
        return changes;
    }

    /** Opens a snapshot stream; it has no deadline of its own, whoever reads it bounds each wait. */
    ChunkStream snapshot() {
        return ChunkStream.open(this, ClientInterceptors.intercept(channel.get(), session));
    }

    LiveException failure(String what, StatusException e) {
        return failures.of(Asked.toRead(what, limit), e);
    }

    private <S extends AbstractStub<S>> S ours(S stub) {
        return stub.withDeadlineAfter(limit).withInterceptors(session);
    }

    /** A call that gRPC ends with a status. */
    private interface Call<T> {
        T answer() throws StatusException;
    }

    private <T> T call(String what, Call<T> call) throws LiveException {
        return call(what, limit, call);
    }

    private <T> T call(String what, Duration patience, Call<T> call) throws LiveException {
        try {
            T answer = call.answer();
            failures.heard();
            return answer;
        } catch (StatusException e) {
            throw failures.of(Asked.toRead(what, patience), e);
        }
    }

    /** Ends every call; the member sees its streams end. */
    @Override
    public void close() {
        channel.close();
    }
}
