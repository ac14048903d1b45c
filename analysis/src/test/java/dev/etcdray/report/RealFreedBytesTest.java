package dev.etcdray.report;

import dev.etcdray.etcd.Progress;
import dev.etcdray.finding.Thresholds;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Etcdctl;
import dev.etcdray.lab.Gateway;
import dev.etcdray.lab.KeyBucket;
import dev.etcdray.lab.RandomHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a compaction frees, at many revisions of a random history, against what real servers delete. */
@Tag("servers")
@Execution(ExecutionMode.CONCURRENT)
class RealFreedBytesTest {
    private static final int POINTS = 20;
    private static final int FRESH_COMPACTIONS = 3;
    private static final int STEPS = 150;

    @TempDir
    private Path directory;

    /** What a compaction left. */
    private record Left(long revisions, long bytes) {
        static Left of(Path file) throws IOException, InterruptedException {
            KeyBucket bucket = KeyBucket.of(file);
            return new Left(bucket.entries().size(), bucket.bytes());
        }
    }

    /**
     * One server compacts at rising revisions: what a compaction keeps is each key's newest revision up to there, which
     * an earlier compaction kept as well. That this makes no difference is tried out at a few revisions, from copies.
     */
    @ParameterizedTest(name = "etcd {0}")
    @EnumSource
    void aCompactionFreesWhatWasSaid(EtcdVersion version) throws Exception {
        Path dataDir = directory.resolve("etcd");
        String exactVersion = live(version, dataDir);
        Path untouched = copy(dataDir, directory.resolve("untouched"));
        Path file = untouched.resolve("member/snap/db");
        KeyBucket before = KeyBucket.of(file);
        NavigableSet<Long> points = points(file, before, version.ordinal());
        Reclaim curve = reclaim(file, points.last(), exactVersion);

        try (EtcdServer server = EtcdServer.start(version, dataDir)) {
            for (long revision : points) {
                Left left = compact(server, revision);
                Reclaim reclaim = reclaim(file, revision, exactVersion);
                assertThat(reclaim.freedBytes()).as("bytes freed at %d", revision)
                        .isEqualTo(before.bytes() - left.bytes());
                assertThat(reclaim.freedRevisions()).as("revisions freed at %d", revision)
                        .isEqualTo(before.entries().size() - left.revisions());
                assertThat(curve.curve()).contains(new Reclaim.Point(revision, before.bytes() - left.bytes()));
            }
        }
        List<Long> some = points.stream().filter(before.tombstones()::contains).limit(FRESH_COMPACTIONS).toList();
        assertThat(some).hasSize(FRESH_COMPACTIONS);
        for (long revision : some) {
            Path copy = copy(untouched, directory.resolve("copy" + revision));
            try (EtcdServer server = EtcdServer.start(version, copy)) {
                assertThat(reclaim(file, revision, exactVersion).freedBytes())
                        .isEqualTo(before.bytes() - compact(server, revision).bytes());
            }
        }
        theRulesForTombstonesDifferSomewhere(file, points);
    }

    /** Lets a server live, with a compaction halfway; returns its version with the patch. */
    private static String live(EtcdVersion version, Path dataDir) throws Exception {
        try (EtcdServer server = EtcdServer.start(version, dataDir)) {
            RandomHistory history = RandomHistory.uncompacted(7_000 + version.ordinal(), server);
            history.run(STEPS);
            new Gateway(server).call("kv/compaction", Gateway.compaction(history.revision() - STEPS / 3, true));
            history.run(STEPS);
            String exact = new Gateway(server).status().path("version").asText();
            server.stop();
            return exact;
        }
    }

    /** The first and the last that can be compacted at, deletes and the revisions around them, transactions, any. */
    private static NavigableSet<Long> points(Path file, KeyBucket bucket, long seed) throws Exception {
        Etcd etcd = Analyses.of(file).etcd();
        NavigableSet<Long> points = new TreeSet<>(
                List.of(Objects.requireNonNull(etcd.compactRevision()) + 1, etcd.revision()));
        long first = points.first();
        Random random = new Random(seed);
        NavigableSet<Long> mixed = new TreeSet<>(bucket.tombstones());
        mixed.retainAll(bucket.transactions());
        assertThat(mixed.tailSet(first)).as("deletes within transactions").hasSizeGreaterThan(POINTS / 4);
        for (NavigableSet<Long> kind : List.of(bucket.tombstones(), bucket.transactions(), mixed)) {
            List<Long> choice = List.copyOf(kind.tailSet(first, false));
            for (int i = 0; i < POINTS / 5; i++) {
                points.add(choice.get(random.nextInt(choice.size())));
            }
        }
        for (long tombstone : List.copyOf(points)) {
            Stream.of(tombstone - 1, tombstone + 1)
                    .filter(point -> point >= first && point <= etcd.revision() && points.size() < POINTS)
                    .forEach(points::add);
        }
        while (points.size() < POINTS) {
            points.add(random.nextLong(first, etcd.revision()));
        }
        return points;
    }

    private Left compact(EtcdServer server, long revision) throws Exception {
        new Gateway(server).call("kv/compaction", Gateway.compaction(revision, true));
        Path snapshot = directory.resolve("compacted.db");
        // Makes etcd commit what it holds.
        return Left.of(Etcdctl.newest(server).saveSnapshot(snapshot));
    }

    private static Reclaim reclaim(Path file, long revision, String version) throws IOException {
        Diagnosis diagnosis = new Diagnosis(new CompactionPoint.At(revision),
                AssumedVersion.option(dev.etcdray.etcd.EtcdVersion.parse(version).orElseThrow()), null,
                Thresholds.standard(), false);
        AnalyzeOptions options = new AnalyzeOptions(10, 64, 2, AnalyzeOptions.NO_FILTERS, List.of(), List.of(), 0, true,
                diagnosis);
        return Objects.requireNonNull(FileAnalyzer.analyze(file, options, Progress.NONE).report().reclaim());
    }

    /** Else the test would not see which rule was taken. */
    private static void theRulesForTombstonesDifferSomewhere(Path file, NavigableSet<Long> points)
            throws IOException {
        int differ = 0;
        for (long revision : points) {
            differ += reclaim(file, revision, "3.4.33").freedBytes() == reclaim(file, revision, "3.4.34")
                    .freedBytes() ? 0 : 1;
        }
        assertThat(differ).as("revisions at which the version matters").isGreaterThan(3);
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return to;
    }
}
