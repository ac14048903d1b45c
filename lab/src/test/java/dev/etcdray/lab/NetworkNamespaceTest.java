package dev.etcdray.lab;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A cable that is cut takes packets and answers nothing. */
@Tag("servers")
class NetworkNamespaceTest {
    @TempDir
    Path directory;

    @Test
    void behindACutCableNobodyAnswers() throws Exception {
        try (NetworkNamespace namespace = NetworkNamespace.make();
                EtcdServer server = EtcdServer.start(namespace, EtcdVersion.V3_7, directory.resolve("etcd"))) {
            assertThat(server.endpoint()).isEqualTo("http://" + namespace.address() + ":2379");
            Etcdctl etcdctl = Etcdctl.newest(server);
            assertThat(etcdctl.run("put", "a", "1")).isEqualTo("OK\n");
            try (Socket open = new Socket(namespace.address(), 2379)) {
                namespace.cut();
                Ended ended = etcdctl.within(Duration.ofSeconds(2)).attempt("get", "a");
                assertThat(ended.exit()).isNotZero();
                assertThat(ended.err()).contains("context deadline exceeded").doesNotContain("refused");
                // Longer than it takes to find out that a neighbour is not there.
                assertThatThrownBy(() -> new Socket().connect(new InetSocketAddress(namespace.address(), 2379), 5000))
                        .isInstanceOf(SocketTimeoutException.class);
                open.setSoTimeout(1000);
                open.getOutputStream().write('x');
                assertThatThrownBy(() -> open.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            }
            namespace.mend();
            assertThat(etcdctl.run("get", "a", "--print-value-only")).isEqualTo("1\n");
            assertThat(server.metric("etcd_server_has_leader")).isEqualTo(1);
        }
    }

    @Test
    void whoIsInItReachesThisSideUntilItIsClosed() throws Exception {
        Path ip = Tools.system("ip", "iproute2");
        List<String> names = Command.of(ip, List.of("netns", "list"));
        String name;
        try (NetworkNamespace namespace = NetworkNamespace.make()) {
            name = namespace.prefix().getLast();
            assertThat(Command.succeed(Map.of(), names)).contains(name);
            List<String> route = new ArrayList<>(namespace.prefix());
            route.addAll(List.of(ip.toString(), "route", "get", namespace.hostAddress()));
            assertThat(Command.succeed(Map.of(), route)).contains(namespace.hostAddress() + " dev eth0 src "
                    + namespace.address());
        }
        assertThat(Command.succeed(Map.of(), names)).doesNotContain(name);
        assertThat(Command.succeed(Map.of(), Command.of(ip, List.of("link")))).doesNotContain(name);
    }
}
