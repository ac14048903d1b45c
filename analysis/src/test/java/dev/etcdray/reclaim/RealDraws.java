package dev.etcdray.reclaim;

import com.fasterxml.jackson.databind.JsonNode;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Etcdctl;
import dev.etcdray.lab.Etcdutl;
import dev.etcdray.lab.Poll;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** The same compaction and defragmentation by a real server, again and again from the same file, and the forecast. */
final class RealDraws {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int PAGE_BYTES = 4096;

    private final EtcdVersion version;
    private final Path restored;
    private final Path directory;
    private final List<Sizes> draws = new ArrayList<>();
    private @Nullable Forecast forecast;

    /** Of one draw. */
    private record Sizes(long inUse, long dbSize, long defragmented, long defragmentedInUse, long file) {}

    RealDraws(EtcdVersion version, Path snapshot, Path directory) throws Exception {
        this.version = version;
        this.directory = directory;
        this.restored = directory.resolve("restored");
        Etcdutl.restore(version, snapshot, restored);
    }

    /** Compacts at so many revisions before the head, and defragments. */
    void draw(long back) throws Exception {
        Path dataDir = directory.resolve("draw" + draws.size());
        copy(restored, dataDir);
        long revision;
        try (EtcdServer server = start(dataDir)) {
            JsonNode before = settled(server);
            revision = before.path("header").path("revision").asLong() - back;
            if (forecast == null) {
                forecast = forecast(server, revision);
            }
            Etcdctl.newest(server).run("compact", Long.toString(revision), "--physical");
            settled(server);
            server.stop();
        }
        // Without writing: 3.4 counts the pages that the last batch freed as used until its next commit, a new start not.
        try (EtcdServer server = start(dataDir)) {
            JsonNode compacted = settled(server);
            Etcdctl.newest(server).run("defrag");
            long file = Files.size(server.db());
            JsonNode defragmented = settled(server);
            draws.add(new Sizes(compacted.path("dbSizeInUse").asLong(), compacted.path("dbSize").asLong(),
                    defragmented.path("dbSize").asLong(), defragmented.path("dbSizeInUse").asLong(), file));
        }
    }

    /**
     * With fsync, as servers run: without it a commit is so quick that etcd often has not ended its read transaction yet,
     * which it does in a goroutine, and then bbolt keeps freed pages for longer.
     */
    private EtcdServer start(Path dataDir) throws Exception {
        return version == EtcdVersion.V3_4
                ? EtcdServer.start(version, dataDir)
                : EtcdServer.start(version, dataDir, "--unsafe-no-fsync=false");
    }

    /** Defragments without compacting; returns what was forecast and what happened, in the same form. */
    List<DefragForecast> defragmentAlone() throws Exception {
        Path dataDir = directory.resolve("defragmented");
        copy(restored, dataDir);
        try (EtcdServer server = start(dataDir)) {
            settled(server);
            Path copy = Files.copy(server.db(), directory.resolve("fragmented.db"));
            DefragForecast alone;
            try (FileLoader loader = FileLoader.open(copy)) {
                alone = Forecaster.defragmentation(loader.input(FileLoader.NEVER, true), growth());
            }
            Etcdctl.newest(server).run("defrag");
            long file = Files.size(server.db());
            JsonNode defragmented = settled(server);
            return List.of(alone, new DefragForecast(defragmented.path("dbSize").asLong(),
                    defragmented.path("dbSizeInUse").asLong(), file));
        }
    }

    private FileGrowth growth() {
        return version == EtcdVersion.V3_4 ? FileGrowth.AS_NEEDED : FileGrowth.AHEAD;
    }

    private Forecast forecast(EtcdServer server, long revision) throws IOException {
        Path copy = Files.copy(server.db(), directory.resolve("before.db"));
        try (FileLoader loader = FileLoader.open(copy)) {
            ForecastInput input = loader.input(revision, version != EtcdVersion.V3_4);
            return Forecaster.forecast(input, loader.freedBytes(), growth(), 2);
        }
    }

    private static JsonNode settled(EtcdServer server) throws Exception {
        List<JsonNode> seen = new ArrayList<>(List.of(Etcdctl.newest(server).status()));
        Poll.until(LIMIT, () -> "the sizes keep changing", () -> {
            Thread.sleep(Duration.ofMillis(250)); // etcd commits every 100 ms.
            seen.add(Etcdctl.newest(server).status());
            return seen.getLast().equals(seen.get(seen.size() - 2));
        });
        return seen.getLast();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private Forecast made() {
        return Objects.requireNonNull(forecast);
    }

    private double meanInUse() {
        return draws.stream().mapToLong(Sizes::inUse).average().orElseThrow();
    }

    /** One line: how far off it was. */
    String describe(String what) {
        Forecast made = made();
        double error = made.inUseAfterCompaction().bytes() - meanInUse();
        return String.format(Locale.ROOT,
                "forecast of etcd %s, %s, %d draws: in use %s, mean of real %.0f (error %+.2f %%, %+.1f pages), real %s; "
                        + "db size %s, real %s; after defragmentation %d in use %d file %d, real %s",
                version, what, draws.size(), made.inUseAfterCompaction(), meanInUse(), 100 * error / meanInUse(),
                error / PAGE_BYTES, draws.stream().map(Sizes::inUse).sorted().toList(), made.dbSizeAfterCompaction(),
                draws.stream().map(Sizes::dbSize).sorted().toList(), made.dbSizeAfterDefrag(), made.inUseAfterDefrag(),
                made.fileBytesAfterDefrag(),
                draws.stream().map(d -> d.defragmented() + " " + d.defragmentedInUse() + " " + d.file()).distinct()
                        .toList());
    }

    void checkEachDraw() {
        Forecast made = made();
        for (Sizes draw : draws) {
            assertThat(draw.inUse()).as("in use").isBetween(made.inUseAfterCompaction().low(),
                    made.inUseAfterCompaction().high());
            assertThat(draw.dbSize()).as("db size").isBetween(made.dbSizeAfterCompaction().low(),
                    made.dbSizeAfterCompaction().high());
            assertThat(draw.defragmented()).as("db size after defragmentation").isEqualTo(made.dbSizeAfterDefrag());
            assertThat(draw.defragmentedInUse()).as("in use after defragmentation")
                    .isEqualTo(made.inUseAfterDefrag());
            assertThat(draw.file()).as("file length after defragmentation").isEqualTo(made.fileBytesAfterDefrag());
        }
    }

    void checkMean() {
        assertThat(Math.abs(made().inUseAfterCompaction().bytes() - meanInUse()))
                .isLessThanOrEqualTo(Math.max(0.01 * meanInUse(), 8 * PAGE_BYTES));
    }
}
