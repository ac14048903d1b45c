package dev.etcdray.live;

import com.sun.net.httpserver.HttpServer;
import dev.etcdray.lab.EtcdCluster;
import dev.etcdray.lab.EtcdVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.etcdray.live.LiveException.Kind.BROKEN_ANSWER;
import static dev.etcdray.live.LiveException.Kind.TIMED_OUT;
import static dev.etcdray.live.LiveException.Kind.TLS;
import static dev.etcdray.live.LiveException.Kind.UNREACHABLE;

/** What is at the endpoint is no etcd, or does not answer: one sentence says so, in time. */
@Tag("servers")
class UnreachableTest {
    private static final String NO_CONNECTION = ": no connection within 3s (--dial-timeout and --command-timeout); it may"
            + " be paused, or be no etcd";

    @TempDir
    Path directory;

    @Test
    void nobodyListens() throws Exception {
        String endpoint;
        try (ServerSocket socket = listening()) {
            endpoint = at(socket);
        }
        Told.by(Connection.to(endpoint)).is(UNREACHABLE,
                endpoint + ": nobody listens there (connection refused); is the"
                        + " port right and etcd running?");
    }

    @Test
    void thereIsNoHostOfThatName() throws Exception {
        Told.by(Connection.to("no-such-host.invalid:2379")).is(UNREACHABLE, "no-such-host.invalid:2379: there is no"
                + " host of that name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://", "https://"})
    void itTakesConnectionsAndSaysNothing(String scheme) throws Exception {
        try (ServerSocket socket = listening()) {
            Told.by(Connection.to(scheme + at(socket))).is(TIMED_OUT, scheme + at(socket) + NO_CONNECTION);
        }
    }

    @Test
    void itClosesConnectionsAtOnce() throws Exception {
        try (ServerSocket socket = listening()) {
            answering(socket, new byte[0]);
            Told.by(Connection.to(at(socket))).is(UNREACHABLE, at(socket) + ": closed the connection without a word;"
                    + " does it speak TLS (https://, --cacert), or is it no etcd?");
        }
    }

    @Test
    void underTlsItClosesConnectionsAtOnce() throws Exception {
        try (ServerSocket socket = listening()) {
            answering(socket, new byte[0]);
            String endpoint = "https://" + at(socket);
            Told.by(Connection.to(endpoint)).is(TLS, endpoint + ": closed the connection when asked for TLS; if it"
                    + " speaks none, use http:// for it, and no --cacert, --cert or --key");
        }
    }

    /** Go closes without a word; others send an alert of TLS: unexpected message. */
    @Test
    void itAnswersWithAnAlertOfTls() throws Exception {
        try (ServerSocket socket = listening()) {
            answering(socket, new byte[]{21, 3, 3, 0, 2, 2, 10});
            Told.by(Connection.to(at(socket))).is(BROKEN_ANSWER,
                    at(socket) + ": speaks TLS; use https://, --cacert, and"
                            + " --cert with --key");
        }
    }

    @Test
    void underTlsItAnswersWithoutTls() throws Exception {
        try (ServerSocket socket = listening()) {
            answering(socket, "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String endpoint = "https://" + at(socket);
            Told.by(Connection.to(endpoint)).is(TLS, endpoint + ": speaks no TLS; use http:// for it, and no --cacert,"
                    + " --cert or --key");
        }
    }

    @Test
    void itServesSomethingElse() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        try {
            String endpoint = "127.0.0.1:" + server.getAddress().getPort();
            Told.by(Connection.to(endpoint)).is(BROKEN_ANSWER, endpoint + ": answers, but not as etcd does; is it the"
                    + " port for clients?");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void itIsThePortForPeers() throws Exception {
        try (EtcdCluster cluster = EtcdCluster.of(EtcdVersion.V3_7).start(directory)) {
            String peer = cluster.etcdctl().json("member", "list").path("members").path(0).path("peerURLs").path(0)
                    .asText();
            Told.by(Connection.to(peer)).is(BROKEN_ANSWER, peer + ": answers, but not as etcd does; is it the port for"
                    + " clients?");
        }
    }

    @Test
    void itIsPaused() throws Exception {
        try (EtcdCluster cluster = EtcdCluster.of(EtcdVersion.V3_7).start(directory)) {
            cluster.members().getFirst().pause();
            Told.by(Connection.to(cluster.endpoints())).is(TIMED_OUT, cluster.endpoints() + NO_CONNECTION);
        }
    }

    @Test
    void itIsPausedOrEndsAfterItAnswered() throws Exception {
        try (EtcdCluster etcd = EtcdCluster.of(EtcdVersion.V3_7).start(directory);
                Cluster cluster = Connection.to(etcd.endpoints()).open()) {
            cluster.look();
            etcd.members().getFirst().pause();
            Told.by(cluster).is(TIMED_OUT, etcd.endpoints() + ": no answer to status within 3s (--dial-timeout and"
                    + " --command-timeout); it may be paused, or too busy");
            etcd.members().getFirst().kill();
            Told.by(cluster).is(UNREACHABLE,
                    etcd.endpoints() + ": nobody listens there (connection refused); is the port"
                            + " right and etcd running?",
                    etcd.endpoints() + ": the connection broke; the member has ended, or"
                            + " something between cut it");
        }
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** Says the same to everybody and closes. */
    private static void answering(ServerSocket server, byte[] answer) {
        Thread.startVirtualThread(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    socket.getOutputStream().write(answer);
                    if (answer.length > 0) {
                        // A close with bytes unread would take the answer along.
                        socket.shutdownOutput();
                        socket.getInputStream().readAllBytes();
                    }
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    private static String at(ServerSocket socket) {
        return "127.0.0.1:" + socket.getLocalPort();
    }
}
