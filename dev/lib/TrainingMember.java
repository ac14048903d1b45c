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
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Answers as a member of an etcd would whose snapshot is a file, so that a start-up cache knows what a live cluster takes.
 * Prints its endpoint and ends with its standard input.
 */
final class TrainingMember {
    private static final long ID = 1;
    private static final int CHUNK_BYTES = 32 << 10;

    private TrainingMember() {
    }

    public static void main(String[] args) throws IOException {
        byte[] snapshot = Files.readAllBytes(Path.of(args[0]));
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(new Maintenance(snapshot)).addService(new Members()).build().start();
        System.out.println("127.0.0.1:" + server.getPort());
        while (System.in.read() >= 0) {
            // Until whoever started this ends.
        }
        server.shutdownNow();
    }

    private static <T> void answer(StreamObserver<T> observer, T answer) {
        observer.onNext(answer);
        observer.onCompleted();
    }

    private static final class Maintenance extends MaintenanceGrpc.MaintenanceImplBase {
        private final byte[] snapshot;

        Maintenance(byte[] snapshot) {
            this.snapshot = snapshot;
        }

        @Override
        public void status(StatusRequest request, StreamObserver<StatusResponse> observer) {
            answer(observer, StatusResponse.newBuilder().setHeader(ResponseHeader.newBuilder().setMemberId(ID))
                    .setVersion("3.6.0").setLeader(ID).setRaftIndex(2).setRaftAppliedIndex(2).setRaftTerm(2)
                    .setDbSize(snapshot.length).setDbSizeInUse(snapshot.length).build());
        }

        @Override
        public void snapshot(SnapshotRequest request, StreamObserver<SnapshotResponse> observer) {
            for (int at = 0; at < snapshot.length; at += CHUNK_BYTES) {
                int length = Math.min(CHUNK_BYTES, snapshot.length - at);
                observer.onNext(SnapshotResponse.newBuilder().setRemainingBytes(snapshot.length - at - length)
                        .setBlob(ByteString.copyFrom(snapshot, at, length)).build());
            }
            observer.onCompleted();
        }
    }

    private static final class Members extends ClusterGrpc.ClusterImplBase {
        @Override
        public void memberList(MemberListRequest request, StreamObserver<MemberListResponse> observer) {
            answer(observer, MemberListResponse.newBuilder()
                    .addMembers(Member.newBuilder().setID(ID).setName("training")).build());
        }
    }
}
