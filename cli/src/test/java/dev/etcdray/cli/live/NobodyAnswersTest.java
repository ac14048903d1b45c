package dev.etcdray.cli.live;

import dev.etcdray.lab.EtcdCluster;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.NetworkNamespace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** No member answers, or one of several does not. */
@Tag("servers")
@Timeout(120)
class NobodyAnswersTest {
    private static final Duration DIAL = Duration.ofSeconds(2);
    private static final Object[] HASTE = {"--dial-timeout", "1s", "--command-timeout", "1s"};
    private static final Duration HASTE_WAIT = Duration.ofSeconds(2);

    @TempDir
    Path directory;
    private Workplace place;

    @BeforeEach
    void makeWorkplace() throws IOException {
        place = Workplace.in(directory);
    }

    @ParameterizedTest
    @EnumSource
    void theWrongPort(LiveCommand command) throws Exception {
        String endpoint = closedPort();
        place.run(command.words(place, endpoint)).isError(1, endpoint
                + ": nobody listens there (connection refused); is the port right and etcd running?", Duration.ZERO);
        place.holdsOnly();
    }

    @Test
    void theWrongPortAmongTheRowsOfAStatus() throws Exception {
        String endpoint = closedPort();
        Ending ending = place.run("endpoint", "status", "--endpoints", endpoint);
        ending.isAfter(1, Duration.ZERO);
        String reason = "nobody listens there (connection refused); is the port right and etcd running?";
        ending.says("Warning: " + endpoint + ": " + reason + "\n");
        assertThat(ending.run().out()).contains("  " + endpoint + "  -     no answer ",
                "\n  " + endpoint + "  " + reason + "\n");
    }

    @ParameterizedTest
    @EnumSource(names = {"ANALYZE", "SAVE"})
    void aHostThatIsAway(LiveCommand command) throws Exception {
        try (NetworkNamespace namespace = NetworkNamespace.make()) {
            namespace.cut();
            String endpoint = namespace.address() + ":2379";
            place.run(command.words(place, endpoint)).isError(1, endpoint
                    + ": no connection within --dial-timeout; the host is down, or packets get lost on the way", DIAL);
        }
        place.holdsOnly();
    }

    @ParameterizedTest
    @EnumSource(names = {"ANALYZE", "SAVE"})
    void aPausedMember(LiveCommand command) throws Exception {
        try (EtcdCluster cluster = EtcdCluster.of(EtcdVersion.V3_6).start(directory.resolve("etcd"))) {
            cluster.members().getFirst().pause();
            place.run(command.words(place, cluster.endpoints(), HASTE)).isError(1, cluster.endpoints()
                    + ": no connection within 2s (--dial-timeout and --command-timeout); it may be paused, or be no"
                    + " etcd", HASTE_WAIT);
        }
        place.holdsOnly();
    }

    @Test
    void oneOfThreeIsDown() throws Exception {
        try (EtcdCluster cluster = EtcdCluster.of(EtcdVersion.V3_6).members(3).start(directory.resolve("etcd"))) {
            EtcdServer down = cluster.followers().getFirst();
            down.kill();
            Path saved = place.targets().resolve("saved.db");
            Ending ending = place.run(LiveCommand.SAVE.words(place, cluster.endpoints()));
            ending.isAfter(0, Duration.ofSeconds(2));
            ending.says("Warning: " + down.endpoint()
                    + ": nobody listens there (connection refused); is the port right and etcd running?\n");
            place.holdsOnly(saved);
        }
    }

    private static String closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "127.0.0.1:" + socket.getLocalPort();
        }
    }
}
