package dev.etcdray.cli.live;

import dev.etcdray.lab.Certificates;
import dev.etcdray.lab.EtcdCluster;
import dev.etcdray.lab.EtcdVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is not trusted, or may not do it, is told so with exit code 8. */
@Tag("servers")
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {
    private static final Map<String, String> PASSWORD = Map.of("ETCDCTL_PASSWORD", "s3cret-word");

    @TempDir
    static Path directory;
    private Workplace place;
    private Certificates certificates;
    private EtcdCluster cluster;

    @BeforeAll
    void start() throws Exception {
        place = Workplace.in(directory);
        certificates = Certificates.make(directory.resolve("certificates"));
        cluster = EtcdCluster.of(EtcdVersion.V3_6).tls(certificates).withoutClientCertificates()
                .start(directory.resolve("etcd"));
        cluster.etcdctl().run("put", "/registry/pods/ours/a", "1");
        cluster.etcdctl().run("put", "/registry/pods/theirs/b", "2");
        cluster.addUser("reader", "s3cret-word");
        cluster.grantRead("reader", "/registry/pods/ours/");
        cluster.enableAuth("s3cret-word");
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        place.holdsOnly();
        Streams.areClosed(cluster.members().getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void theWrongAuthority(LiveCommand command) throws Exception {
        place.run(command.words(place, cluster.endpoints(), "--cacert", certificates.otherCa())).isError(8,
                cluster.endpoints()
                        + ": its certificate is not signed by a CA that we trust; is --cacert the CA of this"
                        + " cluster?",
                Duration.ZERO);
    }

    @Test
    void aServerCertificateThatIsExpired() throws Exception {
        try (EtcdCluster expired = EtcdCluster.of(EtcdVersion.V3_6).tls(certificates, certificates.expiredServer())
                .withoutClientCertificates().start(directory.resolve("expired"))) {
            Ending ending = place
                    .run(LiveCommand.SAVE.words(place, expired.endpoints(), "--cacert", certificates.ca()));
            assertThat(ending.run().err()).matches("Error: " + expired.endpoints()
                    + ": its certificate, or one that it is signed by, is expired \\(NotAfter: [^)]+\\); renew it on"
                    + " that member\n");
            ending.isAfter(8, Duration.ZERO);
            assertThat(ending.run().out()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPasswordThatIsWrong(LiveCommand command) throws Exception {
        place.run(Map.of("ETCDCTL_PASSWORD", "wr0ng"), as("reader", command)).isError(8, cluster.endpoints()
                + ": user or password is wrong; the password is asked for, or taken from ETCDCTL_PASSWORD",
                Duration.ZERO);
    }

    @Test
    void aUserThatIsNotSaid() throws Exception {
        place.run(LiveCommand.SAVE.words(place, cluster.endpoints(), "--cacert", certificates.ca())).isError(8,
                cluster.endpoints() + ": the cluster asks who you are before it gives status (user name is empty); use"
                        + " --user NAME, or a client certificate whose CN is a user",
                Duration.ZERO);
    }

    @ParameterizedTest
    @EnumSource
    void aUserWhoMayTakeNoSnapshot(LiveCommand command) throws Exception {
        Object[] words = command == LiveCommand.SAVE ? new Object[0] : new Object[]{"--via", "snapshot"};
        place.run(PASSWORD, as("reader", command, words)).isError(8, cluster.endpoints()
                + ": the user may not read a snapshot, which takes the role root; log in as one who has it",
                Duration.ZERO);
    }

    @Test
    void readsKeysInstead() throws Exception {
        Ending ending = place.run(PASSWORD, as("reader", LiveCommand.ANALYZE));
        ending.says("Warning: the user may not take a snapshot, which is for the root role: reading keys instead (--via"
                + " range)\nWarning: member m1 (" + cluster.endpoints()
                + "): a paged range at revision 3 shows live keys"
                + " from /registry/pods/ours/* alone and cannot show history, pages and a forecast; a user with the root"
                + " role sees them through a snapshot\n");
        ending.isAfter(0, Duration.ZERO);
        assertThat(ending.run().out()).contains("/registry/pods/ours/a").doesNotContain("theirs");
    }

    @Test
    void aPrefixThatMayNotBeRead() throws Exception {
        place.run(PASSWORD, as("reader", LiveCommand.ANALYZE, "--via", "range", "--prefix", "/registry/pods/theirs/"))
                .isError(8, cluster.endpoints() + ": the user may read none of the keys that are asked for; leave"
                        + " --prefix out to see all that he may", Duration.ZERO);
    }

    private Object[] as(String user, LiveCommand command, Object... more) throws IOException {
        List<Object> words = new ArrayList<>(List.of("--cacert", certificates.ca(), "--user", user));
        words.addAll(Arrays.asList(more));
        return command.words(place, cluster.endpoints(), words.toArray());
    }
}
