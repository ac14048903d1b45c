package dev.etcdray.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.etcdray.etcd.Progress;
import dev.etcdray.etcd.SnapshotStatus;
import dev.etcdray.lab.AnswerCheck;
import dev.etcdray.lab.BoltTruth;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Etcdctl;
import dev.etcdray.lab.Etcdutl;
import dev.etcdray.lab.IdleFiles;
import dev.etcdray.lab.RandomHistory;
import dev.etcdray.lab.ServerTruth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random lives of real servers of four versions; etcdctl, etcdutl, bbolt and the server say what must come out. The seed
 * stands in the name of the test that fails.
 */
@Tag("servers")
class RealHistoriesTest {
    private static final int HISTORIES_PER_VERSION = 5;

    /** What the histories had in them: a check of nothing would hold too. */
    private static final Map<String, Integer> SEEN = new TreeMap<>();

    @TempDir
    private Path directory;

    static Stream<Arguments> histories() {
        return Stream.of(EtcdVersion.values()).flatMap(version -> Stream.iterate(0, i -> i + 1)
                .limit(HISTORIES_PER_VERSION).map(i -> Arguments.of(version, 100L * version.ordinal() + i)));
    }

    @ParameterizedTest(name = "etcd {0}, seed {1}")
    @MethodSource("histories")
    void everyFigureIsWhatTheServerAndItsToolsSay(EtcdVersion version, long seed) throws Exception {
        try (EtcdServer server = EtcdServer.start(version, directory.resolve("etcd"))) {
            RandomHistory history = new RandomHistory(seed, server);
            history.run(100 + (int) (seed % 5) * 100);
            boolean ofItsTime = version == EtcdVersion.V3_4 && seed % 2 == 0;
            IdleFiles files = IdleFiles.take(server, history,
                    ofItsTime ? Etcdctl.of34(server) : Etcdctl.newest(server),
                    directory);
            server.stop();
            ServerTruth truth = files.truth();
            remember(truth);

            for (Path source : List.of(files.snapshot(), files.copy(), server.dataDir(), server.db())) {
                JsonNode answer = Answer.of(source);
                Path db = Files.isDirectory(source) ? server.db() : source;
                BoltTruth bolt = BoltTruth.of(Files.copy(db, directory.resolve("scratch-" + db.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING));
                AnswerCheck check = new AnswerCheck(answer);
                check.holdsWhat(truth);
                check.breaksDown(truth, history.keys());
                check.hasBands(truth, bolt.revisions());
                check.hasTopKeys(truth);
                check.accountsFor(bolt);
                check.addsUp();
                // A clean stop commits once more, without a change: the root page moves, to a new page if none is free.
                // So the server's own figure holds for what was taken before, and bbolt's for the stopped db.
                assertThat(answer.path("file").path("dbSizeBytes").asLong()).as("db size of %s", source)
                        .isEqualTo(db.equals(server.db()) ? bolt.dbSizeBytes() : truth.dbSizeBytes());
                assertThat(answer.path("warnings")).as("warnings on %s", source).isEmpty();
            }
            inUse(files);
            for (Path file : List.of(files.snapshot(), server.db())) {
                status(file);
            }
        }
    }

    private static void remember(ServerTruth truth) {
        Map.of("histories", true, "compacted", truth.compactRevision() > 0, "never compacted",
                truth.compactRevision() < 0, "attached keys", truth.attachedKeys() > 0, "superseded",
                !truth.superseded().isEmpty(), "tombstones", !truth.tombstones().isEmpty(), "empty values",
                truth.live().stream().anyMatch(kv -> kv.valueBytes() == 0), "overflow pages",
                truth.live().stream().anyMatch(kv -> kv.valueBytes() > 100_000))
                .forEach((what, seen) -> SEEN.merge(what, seen ? 1 : 0, Integer::sum));
    }

    @AfterAll
    static void theHistoriesHadInThemWhatTheyAreFor(TestReporter reporter) {
        SEEN.forEach((what, count) -> reporter.publishEntry(what, Integer.toString(count)));
        if (SEEN.getOrDefault("histories", 0) == HISTORIES_PER_VERSION * EtcdVersion.values().length) {
            assertThat(SEEN.values()).as("%s", SEEN).doesNotContain(0);
        }
    }

    /** The server's figure is a transaction behind in one thing: pages that the last one freed count as used. */
    private void inUse(IdleFiles files) throws Exception {
        long pending = BoltTruth.reportedInUseBytes(files.copy(), directory.resolve("earlier.db"))
                - BoltTruth.of(files.copy()).usedBytes();
        for (Path file : List.of(files.snapshot(), files.copy())) {
            assertThat(Answer.of(file).path("file").path("inUseBytes").asLong() + pending).as("in use in %s", file)
                    .isEqualTo(files.truth().inUseBytes());
        }
    }

    private void status(Path file) throws Exception {
        SnapshotStatus ours = StatusReader.read(file, Progress.NONE);
        Path copy = Files.copy(file, directory.resolve("for-etcdutl.db"),
                StandardCopyOption.REPLACE_EXISTING);
        JsonNode theirs = Etcdutl.snapshotStatus("3.7", copy);
        assertThat(ours.hash()).as("hash").isEqualTo(theirs.path("hash").asLong());
        assertThat(ours.revision()).as("revision").isEqualTo(theirs.path("revision").asLong());
        assertThat(ours.liveKeys()).as("total keys").isEqualTo(theirs.path("totalKey").asLong());
        assertThat(ours.totalSizeBytes()).as("total size").isEqualTo(theirs.path("totalSize").asLong());
        assertThat(ours.storageVersion() == null ? "" : ours.storageVersion()).as("version")
                .isEqualTo(theirs.path("version").asText());
        JsonNode older = Etcdutl.snapshotStatus("3.5", copy);
        assertThat(ours.entries()).as("total keys of 3.5").isEqualTo(older.path("totalKey").asLong());
        assertThat(ours.hash()).as("hash of 3.5").isEqualTo(older.path("hash").asLong());
    }
}
