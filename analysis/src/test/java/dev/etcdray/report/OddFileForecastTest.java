package dev.etcdray.report;

import dev.etcdray.etcd.Progress;
import dev.etcdray.finding.Thresholds;
import dev.etcdray.lab.BoltTruth;
import dev.etcdray.lab.Compactions;
import dev.etcdray.lab.Defragmentation;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Etcdctl;
import dev.etcdray.lab.Gateway;
import dev.etcdray.lab.KeyBucket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Files at the edge of what etcds write: the forecast holds for them too, by the real bbolt. */
@Tag("servers")
class OddFileForecastTest {
    private static final int RUNS = 20;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {1024, 2048, 4096, 8192, 16384, 65536})
    void ofEveryPageSize(int pageSize) throws Exception {
        compare(generate("--page-size", Integer.toString(pageSize)), pageSize);
    }

    @Test
    void withAHundredThousandLeases() throws Exception {
        compare(generate("--leases", "100000"), 4096);
    }

    /** 60 bytes a bucket: so many fill some leaves of the root bucket under one branch. */
    @ParameterizedTest
    @ValueSource(ints = {40, 60, 300, 3000})
    void withManyTopLevelBuckets(int buckets) throws Exception {
        compare(generate("--buckets", Integer.toString(buckets)), 4096);
    }

    @Test
    void withMoreTopLevelBucketsThanAnybodyHas() throws Exception {
        AnalyzeReport report = analyze(generate("--buckets", "20000"), new CompactionPoint.Head(0), null);
        assertThat(report.warnings()).extracting(Warning::code).containsExactly("forecastImpossible");
        assertThat(report.warnings().getFirst().message()).endsWith("file.db: no forecast of sizes after compaction"
                + " and defragmentation: the root bucket has branches on more than one level");
        Reclaim reclaim = Objects.requireNonNull(report.reclaim());
        assertThat(reclaim.inUseAfterCompaction()).isNull();
        assertThat(reclaim.dbSizeAfterCompaction()).isNull();
        assertThat(reclaim.dbSizeAfterDefrag()).isNull();
        assertThat(reclaim.fileBytesAfterDefrag()).isNull();
        assertThat(reclaim.returnedByDefragOnly()).isNull();
        assertThat(reclaim.freedBytes()).isPositive();
        assertThat(reclaim.curve()).isNotEmpty();
    }

    @Test
    void ofAnEtcdThatNobodyEverWroteTo() throws Exception {
        Path file = file(EtcdVersion.V3_6, server -> {
        });
        defragmented(file, 4096);
        assertThat(forecast(file, new CompactionPoint.Head(0), null).freedBytes()).isZero();
    }

    @Test
    void ofOneKeyInAnInlineBucket() throws Exception {
        compare(file(EtcdVersion.V3_6, server -> put(server, "k", 1)), 4096);
        // Grows over a quarter of a page, and shrinks again.
        compare(file(EtcdVersion.V3_6, server -> {
            for (int i = 0; i < 30; i++) {
                put(server, "k", 100);
            }
        }), 4096);
    }

    @Test
    void withUsersAndRoles() throws Exception {
        compare(file(EtcdVersion.V3_6, server -> {
            Etcdctl etcdctl = Etcdctl.newest(server);
            for (int i = 0; i < 2_000; i++) {
                put(server, "k" + i % 20, 300);
            }
            for (int i = 0; i < 30; i++) {
                etcdctl.run("role", "add", "role" + i);
                etcdctl.run("user", "add", "user" + i + ":secret");
                etcdctl.run("user", "grant-role", "user" + i, "role" + i);
            }
            etcdctl.run("user", "add", "root:secret");
            etcdctl.run("user", "grant-role", "root", "root");
            etcdctl.run("auth", "enable");
        }), 4096);
    }

    /** etcd 3.4.23 drops a tombstone that is compacted at, so that nothing is left of a key space that was emptied. */
    @Test
    void ofWhichACompactionLeavesNoRevision() throws Exception {
        Path file = file(EtcdVersion.V3_4, server -> {
            for (int i = 0; i < 1_500; i++) {
                put(server, "k" + i % 300, 2_000);
            }
            new Gateway(server).call("kv/deleterange", Gateway.deleteRange(new byte[]{1}, new byte[]{(byte) 255}));
        });
        Reclaim reclaim = forecast(file, new CompactionPoint.Head(0), "3.4.23");
        assertThat(reclaim.freedBytes()).isEqualTo(KeyBucket.of(file).bytes());
        Path left;
        try (EtcdServer server = EtcdServer.start(EtcdVersion.V3_4, directory.resolve("etcd"))) {
            long head = new Gateway(server).status().path("header").path("revision").asLong();
            new Gateway(server).call("kv/compaction", Gateway.compaction(head, true));
            server.stop();
            left = server.db();
        }
        assertThat(KeyBucket.of(left).entries()).isEmpty();
        Reclaim.Estimate inUse = Objects.requireNonNull(reclaim.inUseAfterCompaction());
        assertThat(BoltTruth.of(left).usedBytes()).isBetween(inUse.low(), inUse.high());
        assertThat(Defragmentation.of(left).highWaterPages() * 4096).isEqualTo(reclaim.dbSizeAfterDefrag());
    }

    private interface Life {
        void live(EtcdServer server) throws Exception;
    }

    private Path file(EtcdVersion version, Life life) throws Exception {
        Path dataDir = directory.resolve("etcd");
        try (EtcdServer server = EtcdServer.start(version, dataDir)) {
            life.live(server);
            server.stop();
            return Files.copy(server.db(), directory.resolve("file" + System.nanoTime() + ".db"));
        }
    }

    private static void put(EtcdServer server, String key, int valueBytes) throws Exception {
        new Gateway(server).call("kv/put", Gateway.put(key.getBytes(StandardCharsets.UTF_8), new byte[valueBytes], 0));
    }

    private Path generate(String... flags) throws Exception {
        return Compactions.generate(directory.resolve("file.db"), 6 << 20, flags);
    }

    /** Both forecasts of a file against what bbolt makes of it. */
    private static void compare(Path file, int pageSize) throws Exception {
        defragmented(file, pageSize);
        Reclaim reclaim = forecast(file, new CompactionPoint.Head(0), null);
        Reclaim.Estimate inUse = Objects.requireNonNull(reclaim.inUseAfterCompaction());
        Reclaim.Estimate dbSize = Objects.requireNonNull(reclaim.dbSizeAfterCompaction());
        Compactions real = Compactions.of(file, RUNS);
        double mean = pageSize * real.usedPages().stream().mapToLong(Long::longValue).average().orElseThrow();
        System.out.printf("forecast of bbolt, pages of %d: in use %s, mean of real %.0f (error %+.2f %%)%n", pageSize,
                inUse, mean, 100 * (inUse.bytes() - mean) / mean);
        assertThat(Math.abs(inUse.bytes() - mean)).isLessThanOrEqualTo(Math.max(0.01 * mean, 8.0 * pageSize));
        assertThat(Compactions.outside(real.usedPages(), pageSize, inUse.low(), inUse.high()))
                .as("%s pages in use, %s", real.usedPages(), inUse).isLessThanOrEqualTo(Compactions.outliers(RUNS));
        assertThat(Compactions.outside(real.highWaterPages(), pageSize, dbSize.low(), dbSize.high()))
                .as("%s pages, %s", real.highWaterPages(), dbSize).isLessThanOrEqualTo(Compactions.outliers(RUNS));
    }

    private static void defragmented(Path file, int pageSize) throws Exception {
        Reclaim alone = forecast(file, new CompactionPoint.Nowhere(), null);
        Defragmentation real = Defragmentation.of(file);
        assertThat(alone.dbSizeAfterDefrag()).isEqualTo(real.highWaterPages() * pageSize);
        assertThat(alone.fileBytesAfterDefrag()).isEqualTo(real.fileBytes());
    }

    private static Reclaim forecast(Path file, CompactionPoint point, @Nullable String version) throws IOException {
        AnalyzeReport report = analyze(file, point, version);
        assertThat(report.warnings()).isEmpty();
        return Objects.requireNonNull(report.reclaim());
    }

    private static AnalyzeReport analyze(Path file, CompactionPoint point, @Nullable String version)
            throws IOException {
        Diagnosis diagnosis = new Diagnosis(point, version == null
                ? null
                : AssumedVersion.option(dev.etcdray.etcd.EtcdVersion.parse(version).orElseThrow()), null,
                Thresholds.standard(), false);
        AnalyzeOptions options = new AnalyzeOptions(10, 64, 2, AnalyzeOptions.NO_FILTERS, List.of(), List.of(), 0, true,
                diagnosis);
        return FileAnalyzer.analyze(file, options, Progress.NONE).report();
    }
}
