package dev.etcdray.live;

import dev.etcdray.lab.Certificates;
import dev.etcdray.lab.EtcdCluster;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Poll;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A cluster that is closed leaves no connection and no thread. */
@Tag("servers")
@Isolated("It looks at all threads of gRPC, whoever has them.")
class LeftoverConnectionsTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    /** Columns of /proc/net/tcp, and a state there. */
    private static final int REMOTE = 2;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String ESTABLISHED = "01";

    @TempDir
    Path directory;

    /** 3.5 is asked for its metrics as well: over HTTP. */
    @Test
    void nothingIsLeft() throws Exception {
        Certificates certificates = Certificates.make(directory.resolve("certificates"));
        try (EtcdCluster etcd = EtcdCluster.of(EtcdVersion.V3_5).members(3).tls(certificates)
                .start(directory.resolve("etcd"))) {
            Connection connection = Connection.to(etcd.endpoints()).trusting(certificates.ca())
                    .showing(certificates.server());
            try (Cluster cluster = connection.open()) {
                assertThat(cluster.look()).allMatch(view -> view.status() != null);
                assertThat(connections(etcd)).isGreaterThanOrEqualTo(3);
                assertThat(threads()).isNotEmpty();
            }
            Poll.until(LIMIT, () -> "connections are left", () -> connections(etcd) == 0);
            Poll.until(LIMIT, () -> "threads are left: " + threads(), () -> threads().isEmpty());
        }
    }

    @Test
    void aRefusedLogInLeavesNothing() throws Exception {
        try (EtcdCluster etcd = EtcdCluster.of(EtcdVersion.V3_7).start(directory.resolve("etcd"))) {
            etcd.enableAuth("word");
            assertThatThrownBy(() -> Connection.to(etcd.endpoints()).as("root", "another").open())
                    .isInstanceOf(LiveException.class);
            Poll.until(LIMIT, () -> "connections are left", () -> connections(etcd) == 0);
            Poll.until(LIMIT, () -> "threads are left: " + threads(), () -> threads().isEmpty());
        }
    }

    /** Open connections of this process to the ports for clients; etcd's own gateway has some, too. */
    private static long connections(EtcdCluster etcd) throws Exception {
        Set<String> ports = etcd.members().stream()
                .map(member -> String.format(Locale.ROOT, "%04X", URI.create(member.endpoint()).getPort()))
                .collect(Collectors.toSet());
        Set<String> own = sockets();
        return Stream.concat(table("/proc/self/net/tcp"), table("/proc/self/net/tcp6"))
                .filter(columns -> columns[STATE].equals(ESTABLISHED) && own.contains(columns[INODE])
                        && ports.contains(columns[REMOTE].replaceFirst(".*:", "")))
                .count();
    }

    private static Stream<String[]> table(String file) throws IOException {
        return Files.readAllLines(Path.of(file)).stream().skip(1).map(line -> line.strip().split("\\s+", -1));
    }

    /** Inodes of the sockets that this process holds. */
    private static Set<String> sockets() {
        Set<String> inodes = new HashSet<>();
        for (File descriptor : Objects.requireNonNull(new File("/proc/self/fd").listFiles())) {
            try {
                inodes.add(Files.readSymbolicLink(descriptor.toPath()).toString().replaceAll("\\D", ""));
            } catch (IOException e) {
                inodes.remove(""); // Closed at this moment.
            }
        }
        return inodes;
    }

    /** Threads of gRPC and of our HTTP client; the lab has one client of its own, which it keeps. */
    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .filter(name -> name.startsWith("grpc-")).collect(Collectors.toSet());
    }
}
