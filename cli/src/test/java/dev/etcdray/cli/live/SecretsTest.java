package dev.etcdray.cli.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etcdray.lab.Certificates;
import dev.etcdray.lab.EtcdCluster;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Gateway;
import dev.etcdray.lab.Identity;
import dev.etcdray.lab.KeyForm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A password, a token and a private key are shown nowhere: not on stdout and stderr, in no trace, file or list of processes. */
@Tag("servers")
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecretsTest {
    private static final String PASSWORD = "Marker-of-a-passw0rd";
    private static final String WRONG = "Marker-of-a-wr0ng-one";
    private static final String FORGED = "Marker-of-a-t0ken.1";

    @TempDir
    static Path shared;
    private EtcdServer server;
    private EtcdCluster cluster;
    private String token = "";
    private Certificates certificates;
    private Workplace place;
    private final List<String> secrets = new ArrayList<>(List.of(PASSWORD, WRONG, FORGED));

    @BeforeAll
    void start() throws Exception {
        certificates = Certificates.make(shared.resolve("certificates"));
        cluster = EtcdCluster.of(EtcdVersion.V3_6).start(shared.resolve("etcd"));
        server = cluster.members().getFirst();
        cluster.addUser("reader", PASSWORD);
        cluster.grantRead("reader", "/registry/");
        cluster.enableAuth(PASSWORD);
        token = new Gateway(server).call("auth/authenticate",
                new ObjectMapper().createObjectNode().put("name", "root").put("password", PASSWORD)).path("token")
                .asText();
        assertThat(token).isNotEmpty();
        secrets.add(token);
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    @BeforeEach
    void makeWorkplace(@TempDir Path directory) throws IOException {
        place = Workplace.in(directory);
    }

    @Test
    void aPasswordThatIsRight() throws Exception {
        Map<String, String> root = Map.of("ETCDCTL_USER", "root", "ETCDCTL_PASSWORD", PASSWORD);
        hides(0, root, LiveCommand.SAVE);
        hides(0, root, LiveCommand.ANALYZE, "-w", "json");
        hides(0, root, LiveCommand.ANALYZE, "--via", "range", "-w", "json");
        hides(0, Map.of("ETCDCTL_USER", "root:" + PASSWORD), LiveCommand.FLAMEGRAPH);
        hides(place.run(root, "endpoint", "status", "--endpoints", server.endpoint(), "-w", "json", "--debug"), 0);
        hides(0, Map.of("ETCDCTL_AUTH_JWT_TOKEN", token), LiveCommand.ANALYZE_AND_KEEP);
    }

    /** Plan, commands, snapshot, journal and all that is said on the way. */
    @Test
    void aRecovery() throws Exception {
        Map<String, String> root = Map.of("ETCDCTL_USER", "root", "ETCDCTL_PASSWORD", PASSWORD, "ETCDCTL_ENDPOINTS",
                server.endpoint());
        Path plan = place.targets().resolve("plan.json");
        hides(place.run(root, "recover", "plan", "-o", plan, "--compaction", "always", "--allow",
                "single-member-outage", "--free-disk", "1GiB", "--debug"), 0);
        assertThat(Files.readString(plan)).contains("--user=root");
        hides(place.run(root, "recover", "apply", plan, "--yes", "-w", "json", "--settle", "0", "--probe-pause",
                "100ms", "--debug"), 0);
        hides(place.run(root, "recover", "verify", plan, "--probe-pause", "100ms", "--debug"), 0);
        hides(place.run(root, "recover", "status", plan, "--debug"), 0);
        hides(place.run(root, "alarm", "list", "--debug"), 0);
        hides(place.run(root, "defrag", "--plan", place.targets().resolve("defrag.json"), "--allow",
                "no-snapshot,unknown-free-disk,single-member-outage", "--yes", "--settle", "0", "--debug"), 0);
        hides(place.run(Map.of("ETCDCTL_USER", "root", "ETCDCTL_PASSWORD", WRONG), "recover", "apply", plan, "--yes",
                "--endpoints", server.endpoint(), "--debug"), 8);
        assertThat(place.files()).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void whatIsRefused() throws Exception {
        Map<String, String> reader = Map.of("ETCDCTL_USER", "reader", "ETCDCTL_PASSWORD", PASSWORD);
        hides(8, reader, LiveCommand.SAVE);
        hides(8, reader, LiveCommand.ANALYZE, "--via", "range", "--prefix", "/other/");
        hides(8, Map.of("ETCDCTL_USER", "reader", "ETCDCTL_PASSWORD", WRONG), LiveCommand.ANALYZE);
        hides(8, Map.of("ETCDCTL_USER", "reader:" + WRONG), LiveCommand.SAVE);
        hides(8, Map.of("ETCDCTL_AUTH_JWT_TOKEN", FORGED), LiveCommand.SAVE);
        hides(place.run(Map.of("ETCDCTL_AUTH_JWT_TOKEN", FORGED), "endpoint", "status", "--endpoints",
                server.endpoint(), "--hashkv", "--debug"), 8);
    }

    @Test
    void whatCannotBeMeantSo() throws Exception {
        hides(2, Map.of("ETCDCTL_USER", "root:" + WRONG, "ETCDCTL_PASSWORD", PASSWORD), LiveCommand.SAVE);
        hides(2, Map.of("ETCDCTL_USER", ":" + PASSWORD), LiveCommand.SAVE);
        hides(2, Map.of("ETCDCTL_USER", "root:" + PASSWORD, "ETCDCTL_AUTH_JWT_TOKEN", FORGED), LiveCommand.SAVE);
        hides(place.run(Map.of("ETCDCTL_ENDPOINTS", "http://root:" + PASSWORD + "@127.0.0.1:2379"), "snapshot", "save",
                place.targets().resolve("saved.db"), "--debug"), 2);
        hides(place.run("snapshot", "save", place.targets().resolve("saved.db"), "--passwort=" + PASSWORD), 2);
    }

    /** gRPC would leave it out and log it. */
    @Test
    void aTokenThatCannotBeSent() throws Exception {
        for (String token : List.of(FORGED + "\n", FORGED + "\u00e4", FORGED + "\u007f")) {
            hides(2, Map.of("ETCDCTL_AUTH_JWT_TOKEN", token), LiveCommand.SAVE);
        }
    }

    @Test
    void aPrivateKeyInEveryPlaceThatTakesAFile() throws Exception {
        Identity client = certificates.client("root", KeyForm.PKCS8_RSA);
        Identity encrypted = certificates.client("root", KeyForm.ENCRYPTED_PKCS8);
        for (Path key : List.of(client.key(), encrypted.key())) {
            Files.readAllLines(key).stream().filter(line -> line.length() > 40).forEach(secrets::add);
            for (Object[] files : new Object[][]{{"--cacert", key}, {"--cert", key}, {"--cert", key, "--key", key},
                {"--cert", client.certificate(), "--key", key}, {"--key", key},
                {"--cert", certificates.server().certificate(), "--key", key}}) {
                List<Object> words = new ArrayList<>(Arrays.asList(files));
                words.add("--debug");
                Ending ending = place.run(LiveCommand.SAVE.words(place, server.endpoint().replace("http:", "https:"),
                        words.toArray()));
                hides(ending, 8);
            }
            assertThat(secrets).hasSizeGreaterThan(10);
        }
    }

    /** In mid-stream, in a process of its own, while everybody may look. */
    @Test
    void aRunThatIsLookedAt(@TempDir Path directory) throws Exception {
        BigMember big = BigMember.make(EtcdVersion.V3_6, 60_000_000, directory);
        try (EtcdServer member = big.start();
                OwnJvm run = OwnJvm.start(place, List.of(),
                        Map.of("ETCDCTL_USER", "root", "ETCDCTL_PASSWORD", PASSWORD),
                        LiveCommand.SAVE.words(place, member.endpoint(), "--debug"))) {
            run.heldInMidStream(Files.size(member.db()));
            shows(Files.readString(Path.of("/proc/" + run.pid() + "/cmdline")), "snapshot");
            shows(new String(new ProcessBuilder("ps", "-ww", "-ef").start().getInputStream().readAllBytes(),
                    StandardCharsets.UTF_8), "snapshot");
            assertThat(place.files()).isNotEmpty();
            hidesInFiles();
            member.kill();
            hides(run.goesOn().ending(), 1);
        }
        place.holdsOnly();
    }

    private void hides(int exitCode, Map<String, String> environment, LiveCommand command, Object... more)
            throws IOException {
        List<Object> words = new ArrayList<>(Arrays.asList(more));
        words.add("--debug");
        hides(place.run(environment, command.words(place, server.endpoint(), words.toArray())), exitCode);
    }

    private void hides(Ending ending, int exitCode) throws IOException {
        assertThat(ending.run().exitCode()).as(ending.run().err()).isEqualTo(exitCode);
        if (exitCode != 0) {
            assertThat(ending.run().err()).containsPattern("^(Error|Warning): ");
        }
        assertThat(ending.run().err() + ending.run().out()).doesNotContain(secrets);
        hidesInFiles();
    }

    private void hidesInFiles() throws IOException {
        for (Path file : place.files()) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(secrets);
        }
    }

    private void shows(String processes, String word) {
        assertThat(processes).contains(word).doesNotContain(secrets);
    }
}
