package dev.etcdray.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.etcdray.lab.EtcdCluster;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Etcdctl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Beside real members, and what etcdctl says of them. */
@Tag("servers")
@Timeout(180)
class EndpointStatusServersTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(EtcdVersion.class)
    void figuresAreThoseOfEtcdctl(EtcdVersion version) throws Exception {
        try (EtcdCluster cluster = EtcdCluster.of(version).members(3).quotaBytes(64L << 20).start(directory)) {
            Etcdctl etcdctl = cluster.etcdctl();
            for (int i = 0; i < 20; i++) {
                etcdctl.run("put", "k" + i % 5, "v".repeat(20_000));
            }
            etcdctl.run("del", "k4");
            etcdctl.run("compaction", "15");
            JsonNode theirs;
            JsonNode ours;
            JsonNode afterwards = byEndpoint(etcdctl.json("endpoint", "status"));
            do {
                // Compaction goes on in the background, and a commit moves figures: they are to stand still meanwhile.
                theirs = afterwards;
                ours = EndpointStatusTest.json(Run.of("endpoint", "status", "--endpoints",
                        cluster.members().getFirst().endpoint(), "--cluster", "-w", "json"));
                afterwards = byEndpoint(etcdctl.json("endpoint", "status"));
            } while (!afterwards.equals(theirs));

            assertThat(ours.path("members")).hasSize(3);
            for (JsonNode member : ours.path("members")) {
                JsonNode status = theirs.path(member.path("endpoint").asText());
                EtcdServer server = cluster.members().stream()
                        .filter(each -> each.endpoint().equals(member.path("endpoint").asText())).findFirst()
                        .orElseThrow();
                assertThat(member.path("name").asText()).isEqualTo(server.name());
                assertSame(member.path("status"), status);
                assertThat(member.at("/status/quota/bytes").asLong()).isEqualTo(64L << 20);
                assertThat(member.at("/status/quota/source").asText())
                        .isEqualTo(version.hasStorageVersion() ? "status" : "metrics");
            }
            assertThat(ours.path("members").findValuesAsText("role")).containsExactlyInAnyOrder("leader", "follower",
                    "follower");
            assertHashes(cluster, 15, "0");
            // As a recovery leaves it: 3.4 refuses a hash at that revision, but not at its newest; later ones keep the hash
            // that they made while they compacted (etcd, server/storage/mvcc/hash.go: hashStorage).
            cluster.etcdctl().run("compact", "22", "--physical");
            boolean keeps = version != EtcdVersion.V3_4;
            assertHashes(cluster, keeps ? 15 : 22, keeps ? "22" : "0");
        }
    }

    private static void assertSame(JsonNode ours, JsonNode theirs) {
        assertThat(ours.path("memberId")).isEqualTo(text(theirs.at("/header/member_id")));
        assertThat(Long.parseUnsignedLong(ours.path("memberIdHex").asText(), 16))
                .isEqualTo(Long.parseUnsignedLong(theirs.at("/header/member_id").asText()));
        assertThat(ours.path("clusterId")).isEqualTo(text(theirs.at("/header/cluster_id")));
        assertThat(ours.path("leaderId")).isEqualTo(text(theirs.path("leader")));
        Map<String, String> names = Map.of("version", "version", "dbSizeBytes", "dbSize", "inUseBytes", "dbSizeInUse",
                "raftTerm", "raftTerm", "raftIndex", "raftIndex", "raftAppliedIndex", "raftAppliedIndex");
        names.forEach((our, their) -> assertThat(ours.path(our).asText()).as(our)
                .isEqualTo(theirs.path(their).asText()));
        assertThat(ours.path("revision").asLong()).isEqualTo(theirs.at("/header/revision").asLong());
        // null before 3.6, where etcdctl leaves it out.
        assertThat(ours.path("storageVersion").asText("")).isEqualTo(theirs.path("storageVersion").asText(""));
    }

    private static JsonNode text(JsonNode id) {
        return TextNode.valueOf(id.asText());
    }

    private static void assertHashes(EtcdCluster cluster, long compactRevision, String revision)
            throws IOException, InterruptedException {
        Map<String, JsonNode> theirs = new HashMap<>();
        cluster.etcdctl().json("endpoint", "hashkv", "--rev", revision)
                .forEach(each -> theirs.put(each.path("Endpoint").asText(), each.path("HashKV")));
        Run run = Run.of("endpoint", "status", "--endpoints", cluster.endpoints(), "--hashkv", "-w", "json");
        JsonNode hashKv = EndpointStatusTest.json(run).path("hashKv");
        assertThat(run.exitCode()).isZero();
        assertThat(hashKv.path("verdict").asText()).isEqualTo("agree");
        assertThat(hashKv.path("revision").asLong()).isEqualTo(22);
        assertThat(hashKv.path("members")).hasSize(3).allSatisfy(member -> {
            JsonNode hash = Objects.requireNonNull(theirs.get(member.path("endpoint").asText()));
            assertThat(member.path("hash").asLong()).isEqualTo(hash.path("hash").asLong());
            assertThat(member.path("compactRevision").asLong()).isEqualTo(compactRevision)
                    .isEqualTo(hash.path("compact_revision").asLong());
        });
    }

    private static JsonNode byEndpoint(JsonNode list) {
        ObjectNode map = JsonNodeFactory.instance
                .objectNode();
        list.forEach(each -> map.set(each.path("Endpoint").asText(), each.path("Status")));
        return map;
    }

    @Test
    void membersThatAreDownAreRowsInBoundedTime() throws Exception {
        try (EtcdCluster cluster = EtcdCluster.of(EtcdVersion.V3_6).members(3).start(directory)) {
            EtcdServer paused = cluster.followers().getFirst();
            EtcdServer stopped = cluster.followers().get(1);
            stopped.stop();
            paused.pause();
            long since = System.nanoTime();
            Run run = Run.of("endpoint", "status", "--endpoints", cluster.endpoints() + ",127.0.0.1:1", "-w", "json",
                    "--dial-timeout", "500ms", "--command-timeout", "1s");
            assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(15));
            paused.resume();

            assertThat(run.exitCode()).isEqualTo(1);
            Map<String, String> kinds = new HashMap<>();
            for (JsonNode member : EndpointStatusTest.json(run).path("members")) {
                kinds.put(member.path("name").asText("nobody"), member.at("/error/kind").asText("up"));
            }
            assertThat(kinds).containsOnly(Map.entry(paused.name(), "timed-out"),
                    Map.entry(stopped.name(), "unreachable"), Map.entry("nobody", "unreachable"),
                    Map.entry(otherThan(paused, stopped, cluster), "up"));
            assertThat(run.err().lines()).hasSize(3).allMatch(line -> line.startsWith("Warning: "));
        }
    }

    private static String otherThan(EtcdServer one, EtcdServer two, EtcdCluster cluster) {
        return cluster.members().stream().filter(member -> member != one && member != two).findFirst().orElseThrow()
                .name();
    }

    @ParameterizedTest
    @EnumSource(EtcdVersion.class)
    void aFullDbShowsItsAlarm(EtcdVersion version) throws Exception {
        try (EtcdCluster cluster = EtcdCluster.of(version).quotaBytes(16L << 20).start(directory)) {
            String value = "v".repeat(100_000);
            int puts = 0;
            while (cluster.etcdctl().attempt("put", "big", value).exit() == 0) {
                assertThat(puts++).as("puts of 100 kB into 16 MiB").isLessThan(400);
            }
            Run run = Run.of("endpoint", "status", "--endpoints", cluster.endpoints());
            assertThat(run.exitCode()).isZero();
            assertThat(run.out().lines().skip(1)).singleElement().asString().contains(" leader ", " NOSPACE ",
                    " 16.0 MiB ");
            JsonNode alarm = EndpointStatusTest.json(
                    Run.of("endpoint", "status", "--endpoints", cluster.endpoints(), "-w", "json"))
                    .at("/members/0/status/alarms/0");
            JsonNode theirs = cluster.etcdctl().json("alarm", "list").at("/alarms/0");
            assertThat(alarm.path("memberId").asText()).isEqualTo(theirs.path("memberID").asText());
            assertThat(alarm.path("type").asText()).isEqualTo("NOSPACE");
        }
    }

    @ParameterizedTest
    @EnumSource(EtcdVersion.class)
    void usersAndTheirPasswords(EtcdVersion version) throws Exception {
        try (EtcdCluster cluster = EtcdCluster.of(version).start(directory)) {
            cluster.addUser("bob", "b0b-secret");
            cluster.enableAuth("r00t-secret");
            Map<String, String> root = Map.of("ETCDCTL_ENDPOINTS", cluster.endpoints(), "ETCDCTL_USER",
                    "root:r00t-secret");
            Run hashed = Run.in(root, "endpoint", "status", "--hashkv", "-w", "json");
            assertThat(hashed.exitCode()).as(hashed.err()).isZero();
            assertThat(EndpointStatusTest.json(hashed).at("/hashKv/verdict").asText()).isEqualTo("alone");

            Run bob = Run.in(Map.of("ETCDCTL_PASSWORD", "b0b-secret"), "endpoint", "status", "--endpoints",
                    cluster.endpoints(), "--user", "bob", "--hashkv", "--debug");
            assertThat(bob.err()).contains("the hash of its keys").doesNotContain("b0b-secret");
            assertThat(bob.exitCode()).isEqualTo(8);

            Run wrong = Run.of("endpoint", "status", "--endpoints", cluster.endpoints(), "--user", "root",
                    "--password", "n0t-it", "--debug");
            assertThat(wrong.err()).startsWith("Error: " + cluster.endpoints() + ": user or password is wrong")
                    .doesNotContain("n0t-it");
            assertThat(wrong.exitCode()).isEqualTo(8);
        }
    }

    @Test
    void aMemberWithOtherDataIsFound() throws Exception {
        String marker = "what this member was told and another will deny ".repeat(8);
        try (EtcdCluster cluster = EtcdCluster.of(EtcdVersion.V3_6).members(3).start(directory)) {
            cluster.etcdctl().run("put", "k", marker);
            EtcdServer liar = cluster.followers().getFirst();
            liar.stop();
            overwrite(liar.db(), marker);
            liar.restart();
            assertThat(cluster.etcdctl().json("endpoint", "hashkv").findValuesAsText("hash").stream()
                    .distinct())
                    .hasSize(2);
            Run run = Run.of("endpoint", "status", "--endpoints", cluster.endpoints(), "--hashkv");
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err()).startsWith("Warning: members DISAGREE about the data at revision 2: ")
                    .contains(liar.name() + ": ");
        }
    }

    /** One byte of the value, wherever it stands: bbolt's pages of data carry no checksum. */
    private static void overwrite(Path db, String marker) throws IOException {
        byte[] bytes = Files.readAllBytes(db);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int found = 0;
        for (int at = text.indexOf(marker); at >= 0; at = text.indexOf(marker, at + marker.length())) {
            bytes[at] = 'W';
            found++;
        }
        assertThat(found).isPositive();
        Files.write(db, bytes);
    }

    @Test
    void etcdctlsOptionsAreKnown() throws IOException, InterruptedException {
        String help = Run.of("endpoint", "status", "--help").out();
        List<String> theirs = Etcdctl.at("127.0.0.1:1").run("options").lines()
                .filter(line -> line.stripLeading().startsWith("-"))
                .map(line -> line.replaceFirst(".*?(--[a-z-]+).*", "$1"))
                // What is for writing, and how etcdctl prints.
                .filter(option -> !List.of("--max-request-bytes", "--hex").contains(option)).toList();
        assertThat(theirs).hasSizeGreaterThan(15).allSatisfy(option -> assertThat(help).contains(option));
    }
}
