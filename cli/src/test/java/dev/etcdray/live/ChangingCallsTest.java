package dev.etcdray.live;

import io.etcd.jetcd.api.DefragmentRequest;
import io.etcd.jetcd.api.DefragmentResponse;
import io.etcd.jetcd.api.MaintenanceGrpc;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is certain of a call that changes something: a recovery must not repeat what may have been done. */
class ChangingCallsTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** Where nobody answers: all of it is waited for. */
    private static final Duration SHORT = Duration.ofSeconds(2);

    @Test
    void whereNobodyListensNothingWasSent() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(defragment("127.0.0.1:" + port, SHORT)).isInstanceOfSatisfying(CallEnd.NotSent.class,
                not -> assertThat(not.failure()).hasMessageContaining("nobody listens there"));
    }

    /** TLS comes before anything that could be taken for a request. */
    @Test
    void whereTlsIsNotAgreedOnNothingWasSent() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closing(socket);
            assertThat(defragment("https://127.0.0.1:" + socket.getLocalPort(), SHORT))
                    .isInstanceOf(CallEnd.NotSent.class);
        }
    }

    @Test
    void whereNoConnectionComesAboutNothingWasSent() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(defragment("https://127.0.0.1:" + socket.getLocalPort(), SHORT))
                    .isInstanceOf(CallEnd.NotSent.class);
        }
    }

    @Test
    void noAnswerInTimeIsUnknown() throws Exception {
        Member member = new Member(observer -> {
        });
        assertThat(defragment(member, SHORT)).isInstanceOf(CallEnd.Unknown.class);
        assertThat(member.calls).as("once, whatever comes of it").hasValue(1);
    }

    @Test
    void aServerThatEndsWhileItWorksLeavesItUnknown() throws Exception {
        Member member = new Member(null);
        assertThat(defragment(member)).isInstanceOf(CallEnd.Unknown.class);
        assertThat(member.calls).hasValue(1);
    }

    @Test
    void itsAnswerIsCertain() throws Exception {
        assertThat(defragment(new Member(observer -> {
            observer.onNext(DefragmentResponse.getDefaultInstance());
            observer.onCompleted();
        }))).isInstanceOf(CallEnd.Done.class);
    }

    /** etcd, api/v3rpc/rpctypes/error.go: what it says before it does anything. */
    @ParameterizedTest
    @CsvSource({"OUT_OF_RANGE, mvcc: required revision has been compacted",
        "OUT_OF_RANGE, mvcc: required revision is a future revision",
        "RESOURCE_EXHAUSTED, mvcc: database space exceeded", "DATA_LOSS, corrupt cluster",
        "PERMISSION_DENIED, permission denied", "UNAVAILABLE, rpc not supported for learner"})
    void itsRefusalIsCertain(Status.Code code, String words) throws Exception {
        assertThat(defragment(failing(code.toStatus().withDescription("etcdserver: " + words))))
                .isInstanceOfSatisfying(CallEnd.Refused.class, refused -> assertThat(refused.words()).isEqualTo(words));
    }

    /** What it says when a request is under way among the members, or half done. */
    @ParameterizedTest
    @ValueSource(strings = {"etcdserver: request timed out", "etcdserver: leader changed", "etcdserver: server stopped",
        "etcdserver: request timed out, possibly due to connection lost", "no space left on device"})
    void allElseThatItSaysIsUnknown(String text) throws Exception {
        assertThat(defragment(failing(Status.UNAVAILABLE.withDescription(text)))).isInstanceOf(CallEnd.Unknown.class);
        assertThat(defragment(failing(Status.UNKNOWN.withDescription(text)))).isInstanceOf(CallEnd.Unknown.class);
    }

    @Test
    void aRefusalToTheUserSaysWhatItTakes() throws Exception {
        assertThat(defragment(failing(Status.PERMISSION_DENIED.withDescription("etcdserver: permission denied"))))
                .isInstanceOfSatisfying(CallEnd.Refused.class, refused -> assertThat(refused.failure())
                        .hasMessageEndingWith(": the user is not allowed a defragmentation (permission denied), which"
                                + " takes the role root"));
    }

    /** etcdctl's "all alarms of all members" is member 0. */
    @Test
    void noAlarmIsDisarmedWithoutItsMember() throws Exception {
        try (Cluster cluster = Connection.to("127.0.0.1:1").open()) {
            assertThatThrownBy(() -> cluster.operations().disarmNoSpace(cluster.endpoints().getFirst(), 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Member failing(Status status) {
        return new Member(observer -> observer.onError(status.asException()));
    }

    private static CallEnd defragment(Member member) throws Exception {
        return defragment(member, LIMIT);
    }

    private static CallEnd defragment(Member member, Duration limit) throws Exception {
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(member).build().start();
        member.server = server;
        try {
            return defragment("127.0.0.1:" + server.getPort(), limit);
        } finally {
            server.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
        }
    }

    private static CallEnd defragment(String endpoint, Duration limit) throws Exception {
        try (Cluster cluster = Connection.to(endpoint).open()) {
            return cluster.operations().defragment(cluster.endpoints().getFirst(), limit);
        }
    }

    private static void closing(ServerSocket socket) {
        Thread.ofVirtual().start(() -> {
            try (Socket connection = socket.accept()) {
                connection.getInputStream().read();
            } catch (IOException e) {
                // The test is over.
            }
        });
    }

    /** Answers so, or ends in the middle of it. */
    private static final class Member extends MaintenanceGrpc.MaintenanceImplBase {
        private final @org.jspecify.annotations.Nullable Consumer<StreamObserver<DefragmentResponse>> answer;
        private final AtomicInteger calls = new AtomicInteger();
        private volatile @org.jspecify.annotations.Nullable Server server;

        Member(@org.jspecify.annotations.Nullable Consumer<StreamObserver<DefragmentResponse>> answer) {
            this.answer = answer;
        }

        @Override
        public void defragment(DefragmentRequest request, StreamObserver<DefragmentResponse> responses) {
            calls.incrementAndGet();
            if (answer != null) {
                answer.accept(responses);
            } else {
                java.util.Objects.requireNonNull(server).shutdownNow();
            }
        }
    }
}
