package dev.etcdray.live;

import com.google.protobuf.ByteString;
import dev.etcdray.etcd.Progress;
import io.etcd.jetcd.api.MaintenanceGrpc;
import io.etcd.jetcd.api.SnapshotRequest;
import io.etcd.jetcd.api.SnapshotResponse;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A member whose stream ends otherwise than with its snapshot: no real one can be brought to that. */
class BrokenSnapshotTest {
    private static final int CHUNK = 32 << 10;

    @Test
    void whatIsWholeIsTaken() throws Exception {
        byte[] stream = snapshot();
        assertThat(download(stream, Status.OK)).isEqualTo(stream);
    }

    /** What came is for whoever reads it to judge. */
    @ParameterizedTest
    @ValueSource(ints = {1, 32, CHUNK, 5 * CHUNK + 7})
    void whatIsCutIsHandedOn(int bytes) throws Exception {
        byte[] stream = Arrays.copyOf(snapshot(), bytes);
        assertThat(download(stream, Status.OK)).isEqualTo(stream);
    }

    @Test
    void whatHasNoByteIsTold() {
        assertThatThrownBy(() -> download(new byte[0], Status.OK)).isInstanceOfSatisfying(LiveException.class,
                e -> assertThat(e.kind()).isEqualTo(LiveException.Kind.DAMAGED))
                .hasMessageMatching(
                        "127\\.0\\.0\\.1:\\d+: the snapshot ended before its first byte; take it again, or that"
                                + " of another member with --from");
    }

    @Test
    void whatEndsInAnErrorIsToldInItsWords() {
        assertThatThrownBy(() -> download(snapshot(), Status.UNAVAILABLE.withDescription("etcdserver: server stopped")))
                .isInstanceOfSatisfying(LiveException.class,
                        e -> assertThat(e.kind()).isEqualTo(LiveException.Kind.REFUSED))
                .hasMessageEndingWith(": refused a snapshot: server stopped");
    }

    private static byte[] download(byte[] stream, Status end) throws Exception {
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(new Member(stream, end)).build().start();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Cluster cluster = Connection.to("127.0.0.1:" + server.getPort()).open()) {
            MemberView view = new MemberView(cluster.endpoints().getFirst(), null,
                    new MemberView.Up(Members.status(1)));
            long bytes = SnapshotDownload.to(out, cluster, MemberChoice.named("1", List.of(view)),
                    Progress.NONE);
            assertThat(bytes).isEqualTo(out.size());
        } finally {
            server.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
        }
        return out.toByteArray();
    }

    /** Sends these bytes, in etcd's chunks. */
    private static final class Member extends MaintenanceGrpc.MaintenanceImplBase {
        private final byte[] stream;
        private final Status end;

        Member(byte[] stream, Status end) {
            this.stream = stream;
            this.end = end;
        }

        @Override
        public void snapshot(SnapshotRequest request, StreamObserver<SnapshotResponse> responses) {
            for (int at = 0; at < stream.length; at += CHUNK) {
                responses.onNext(SnapshotResponse.newBuilder()
                        .setBlob(ByteString.copyFrom(stream, at, Math.min(CHUNK, stream.length - at))).build());
            }
            if (end.isOk()) {
                responses.onCompleted();
            } else {
                responses.onError(end.asException());
            }
        }
    }

    private static byte[] snapshot() {
        byte[] stream = new byte[10 * CHUNK + 32];
        new Random(5).nextBytes(stream);
        return stream;
    }
}
