package dev.etcdray.cli.live;

import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.ClusterGrpc;
import io.etcd.jetcd.api.MaintenanceGrpc;
import io.etcd.jetcd.api.Member;
import io.etcd.jetcd.api.MemberListRequest;
import io.etcd.jetcd.api.MemberListResponse;
import io.etcd.jetcd.api.ResponseHeader;
import io.etcd.jetcd.api.SnapshotRequest;
import io.etcd.jetcd.api.SnapshotResponse;
import io.etcd.jetcd.api.StatusRequest;
import io.etcd.jetcd.api.StatusResponse;
import io.grpc.Context;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A member that sends whatever it is told to as its snapshot: no real one can be made to. */
final class FakeMember implements AutoCloseable {
    private static final long ID = 0xabcdef;
    private static final int CHUNK_BYTES = 32 << 10;

    private final Server server;

    private FakeMember(Server server) {
        this.server = server;
    }

    /** Starts one on loopback. */
    static FakeMember sending(byte[] snapshot) throws IOException {
        return start(new Maintenance(snapshot, snapshot.length));
    }

    /** One that can read a part of its db only: etcd sends nothing then, and that for ever. */
    static FakeMember reading(byte[] snapshot, int readable) throws IOException {
        return start(new Maintenance(snapshot, readable));
    }

    private static FakeMember start(Maintenance maintenance) throws IOException {
        return new FakeMember(NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(maintenance).addService(new Cluster()).build().start());
    }

    String endpoint() {
        return "127.0.0.1:" + server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private static final class Maintenance extends MaintenanceGrpc.MaintenanceImplBase {
        private final byte[] snapshot;
        private final int readable;

        Maintenance(byte[] snapshot, int readable) {
            this.snapshot = snapshot;
            this.readable = readable;
        }

        @Override
        public void status(StatusRequest request, StreamObserver<StatusResponse> observer) {
            observer.onNext(StatusResponse.newBuilder().setHeader(ResponseHeader.newBuilder().setMemberId(ID))
                    .setVersion("3.6.0").setLeader(ID).setRaftIndex(9).setRaftAppliedIndex(9).setRaftTerm(2)
                    .setDbSize(snapshot.length).setDbSizeInUse(snapshot.length).build());
            observer.onCompleted();
        }

        @Override
        public void snapshot(SnapshotRequest request, StreamObserver<SnapshotResponse> observer) {
            int length;
            for (int at = 0; at < snapshot.length; at += length) {
                length = Math.min(CHUNK_BYTES, readable - at);
                if (length == 0 && Context.current().isCancelled()) {
                    return;
                }
                observer.onNext(SnapshotResponse.newBuilder().setRemainingBytes(snapshot.length - at - length)
                        .setBlob(ByteString.copyFrom(snapshot, at, length)).build());
            }
            observer.onCompleted();
        }
    }

    private static final class Cluster extends ClusterGrpc.ClusterImplBase {
        @Override
        public void memberList(MemberListRequest request, StreamObserver<MemberListResponse> observer) {
            observer.onNext(MemberListResponse.newBuilder()
                    .addMembers(Member.newBuilder().setID(ID).setName("fake")).build());
            observer.onCompleted();
        }
    }
}
