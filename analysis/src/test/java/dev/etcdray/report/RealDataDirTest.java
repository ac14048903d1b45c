package dev.etcdray.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.etcdray.etcd.Progress;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Etcdctl;
import dev.etcdray.lab.Etcdutl;
import dev.etcdray.lab.Gateway;
import dev.etcdray.lab.IdleFiles;
import dev.etcdray.lab.Kv;
import dev.etcdray.lab.Poll;
import dev.etcdray.lab.RandomHistory;
import dev.etcdray.lab.ServerTruth;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Data dirs of real servers: all ways to name one give the same, and what etcd keeps about itself is read right. */
@Tag("servers")
class RealDataDirTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    void allWaysToNameAnEtcdGiveTheSame() throws Exception {
        try (EtcdServer server = EtcdServer.start(EtcdVersion.V3_6, directory.resolve("etcd"))) {
            RandomHistory history = new RandomHistory(1, server);
            history.run(200);
            IdleFiles files = IdleFiles.take(server, history, Etcdctl.newest(server), directory);
            // The server runs: reading must not need its lock, nor disturb it.
            JsonNode snapshot = Answer.of(files.snapshot());
            assertThat(snapshot.path("objects").asLong()).isEqualTo(files.truth().live().size());
            assertThat(snapshot.path("source").path("kind").asText()).isEqualTo("snapshot");
            assertThat(snapshot.path("source").path("trailer").asText()).isEqualTo("ok");
            for (Path source : List.of(server.dataDir(), server.dataDir().resolve("member"),
                    server.dataDir().resolve("member/snap"), server.db(), files.copy())) {
                JsonNode answer = Answer.of(source);
                for (String same : List.of("etcd", "states", "objects", "breakdown", "revisionBands", "topKeys")) {
                    assertThat(answer.path(same)).as("%s of %s", same, source).isEqualTo(snapshot.path(same));
                }
                assertThat(answer.path("source").path("kind").asText()).isEqualTo("db");
                assertThat(answer.path("source").path("trailer").asText()).isEqualTo("absent");
                assertThat(answer.path("source").path("changedWhileReading").isNull()).isTrue();
                assertThat(answer.path("file").path("dbSizeBytes").asLong()).isEqualTo(files.truth().dbSizeBytes());
            }
            assertThat(new Gateway(server).status().path("errors")).as("the server's errors").isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEtcdThatNobodyEverWroteTo(EtcdVersion version) throws Exception {
        try (EtcdServer server = EtcdServer.start(version, directory.resolve("etcd"))) {
            Etcdctl etcdctl = Etcdctl.newest(server);
            if (version.hasStorageVersion()) {
                Poll.until(LIMIT, () -> "no storage version", () -> new Gateway(server).status()
                        .path("storageVersion").asText().equals(version.minor() + ".0"));
            }
            Path snapshot = etcdctl.saveSnapshot(directory.resolve("snapshot.db"));
            JsonNode status = etcdctl.status();
            long compacted = etcdctl.compactRevision();
            JsonNode member = etcdctl.json("member", "list").path("members").path(0);
            String clusterVersion = new Gateway(server).get("/version").path("etcdcluster").asText();
            server.stop();
            for (Path source : List.of(snapshot, server.dataDir())) {
                JsonNode answer = Answer.of(source);
                JsonNode etcd = answer.path("etcd");
                assertThat(etcd.path("revision").asLong()).as("revision")
                        .isEqualTo(status.path("header").path("revision").asLong());
                assertThat(etcd.path("compactRevision").asLong()).as("compactRevision").isEqualTo(compacted);
                assertThat(etcd.path("storageVersion").asText("")).as("storageVersion")
                        .isEqualTo(status.path("storageVersion").asText(""));
                assertThat(etcd.path("clusterVersion").asText()).as("clusterVersion").isEqualTo(clusterVersion);
                assertThat(etcd.path("members")).as("members").hasSize(1);
                assertThat(etcd.path("members").path(0).path("id").asText()).as("member id")
                        .isEqualTo(member.path("ID").asText());
                assertThat(etcd.path("members").path(0).path("name").asText()).isEqualTo(member.path("name").asText());
                assertThat(etcd.path("alarms")).as("alarms").isEmpty();
                assertThat(answer.path("objects").asLong()).as("objects").isZero();
                assertThat(answer.path("breakdown")).as("breakdown").isEmpty();
                assertThat(answer.path("warnings")).as("warnings").isEmpty();
                assertThat(
                        answer.path("file").path("parts").valueStream().mapToLong(part -> part.path("bytes").asLong())
                                .sum())
                        .as("sum of the parts").isEqualTo(answer.path("file").path("bytes").asLong());
            }
            JsonNode theirs = Etcdutl.snapshotStatus("3.7",
                    Files.copy(snapshot, directory.resolve("for-etcdutl.db")));
            assertThat(StatusReader.read(snapshot, Progress.NONE).revision()).as("revision of snapshot status")
                    .isEqualTo(theirs.path("revision").asLong());
        }
    }

    @ParameterizedTest
    @EnumSource
    void alarmsAreThoseThatTheServerRaised(EtcdVersion version) throws Exception {
        try (EtcdServer server = EtcdServer.start(version, directory.resolve("etcd"),
                "--quota-backend-bytes", "200000")) {
            fill(new Gateway(server));
            Etcdctl etcdctl = Etcdctl.newest(server);
            JsonNode alarm = etcdctl.json("alarm", "list").path("alarms").path(0);
            // The tool's JSON has the enum's number, its plain output the name.
            String name = etcdctl.run("alarm", "list").trim().replaceAll(".*alarm:", "");
            assertThat(name).isEqualTo("NOSPACE");
            Path snapshot = etcdctl.saveSnapshot(directory.resolve("snapshot.db"));
            server.kill();
            for (Path source : List.of(snapshot, server.dataDir())) {
                JsonNode alarms = Answer.of(source).path("etcd").path("alarms");
                assertThat(alarms).as("alarms").hasSize(1);
                assertThat(alarms.path(0).path("memberId").asText()).isEqualTo(alarm.path("memberID").asText());
                assertThat(alarms.path(0).path("type").asText()).isEqualTo(name);
            }
        }
    }

    private static void fill(Gateway gateway) throws Exception {
        assertThatThrownBy(() -> {
            for (int i = 0; i < 1000; i++) {
                gateway.call("kv/put", Gateway.put(("/registry/events/default/e-" + i).getBytes(StandardCharsets.UTF_8),
                        new byte[10_000], 0));
            }
        }).isInstanceOf(Gateway.Refused.class).hasMessageContaining("database space exceeded");
    }

    @Test
    void aServerThatWasKilledIsReadAsItComesBack() throws Exception {
        Path dataDir = directory.resolve("etcd");
        ServerTruth truth;
        try (EtcdServer server = EtcdServer.start(EtcdVersion.V3_7, dataDir)) {
            new RandomHistory(2, server).run(100);
            // Makes etcd commit what it holds; what is only in its log is not in the db.
            Etcdctl.newest(server).saveSnapshot(directory.resolve("snapshot.db"));
            truth = ServerTruth.of(server);
            server.kill();
            holds(Answer.of(dataDir), truth);
        }
        try (EtcdServer server = EtcdServer.start(EtcdVersion.V3_7, dataDir)) {
            assertThat(Etcdctl.newest(server).status().path("header").path("revision").asLong())
                    .as("revision after the restart").isEqualTo(truth.revision());
            holds(Answer.of(dataDir), truth);
        }
    }

    private static void holds(JsonNode answer, ServerTruth truth) {
        assertThat(answer.path("etcd").path("revision").asLong()).as("revision").isEqualTo(truth.revision());
        assertThat(answer.path("objects").asLong()).as("objects").isEqualTo(truth.live().size());
        assertThat(answer.path("states").path("live").path("valueBytes").asLong()).as("live value bytes")
                .isEqualTo(truth.live().stream().mapToLong(Kv::valueBytes).sum());
    }
}
