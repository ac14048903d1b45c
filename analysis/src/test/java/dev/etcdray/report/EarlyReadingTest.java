package dev.etcdray.report;

import dev.etcdray.etcd.EarlyLeaves;
import dev.etcdray.etcd.EarlyReading;
import dev.etcdray.etcd.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is read of a snapshot while it comes makes its analysis quicker, and never another one. */
@Timeout(300)
class EarlyReadingTest {
    private static final LiveMember MEMBER = LiveMember.of(Ranges.MEMBER_ID, "m2", "3.6.16", false, false, 4096L, null,
            7);
    private static final LiveSource LIVE = new LiveSource(Ranges.ENDPOINT, MEMBER, null);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @FieldSource("dev.etcdray.report.Samples#NAMES")
    void aSampleThatComesInPieces(String name) throws IOException {
        byte[] snapshot = Files.readAllBytes(Samples.db(name));
        Path file = directory.resolve(name);
        EarlyLeaves early = arriving(file, snapshot, new Random(3));

        // The entries of bucket key stand in leaves of a page at least, nearly all of them full to a half or more.
        assertThat(early.count()).isBetween(snapshot.length / 4096 / 50, snapshot.length / 4096);
        assertThat(answer(file, early)).startsWith("{").isEqualTo(answer(file, EarlyLeaves.NONE));
        AnalyzeOptions hidden = options(3).withScope(Scope.of(List.of(), Redaction.FULL));
        assertThat(answer(file, early, hidden)).startsWith("{").isEqualTo(answer(file, EarlyLeaves.NONE, hidden));
        assertThat(answer(file, early, options(3))).isEqualTo(answer(file, EarlyLeaves.NONE));
    }

    /** Leaves that look like others' and leaves that are none: the same fault is found at the same place. */
    @Test
    void whatIsDamaged() throws IOException {
        byte[] sample = Files.readAllBytes(Samples.db("k8s-small"));
        int refused = 0;
        for (int seed = 0; seed < 300; seed++) {
            Path file = directory.resolve("damaged");
            Files.deleteIfExists(file);
            EarlyLeaves early = arriving(file, DamagedFileTest.damage(sample, new Random(seed)), new Random(seed));
            String answer = answer(file, early);
            assertThat(answer).as("seed " + seed).isEqualTo(answer(file, EarlyLeaves.NONE));
            refused += answer.startsWith("{") ? 0 : 1;
        }
        assertThat(refused).isBetween(50, 250);
    }

    @Test
    void whoLeavesEarlyLeavesNoThread() throws Exception {
        Path file = Files.createFile(directory.resolve("stream"));
        try (EarlyReading reading = EarlyReading.of(file)) {
            reading.arrived(0);
            assertThat(threads()).isPositive();
        }
        for (int i = 0; i < 100 && threads() > 0; i++) {
            Thread.sleep(100);
        }
        assertThat(threads()).isZero();
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("etcdray-early"))
                .count();
    }

    private static EarlyLeaves arriving(Path file, byte[] bytes, Random random) throws IOException {
        try (OutputStream out = Files.newOutputStream(file); EarlyReading reading = EarlyReading.of(file)) {
            for (int at = 0; at < bytes.length;) {
                int length = Math.min(bytes.length - at, 1 + random.nextInt(1 << 16));
                out.write(bytes, at, length);
                at += length;
                reading.arrived(at);
            }
            return reading.leaves();
        }
    }

    /** With one worker, as several may find different faults first. */
    private static String answer(Path file, EarlyLeaves early) {
        return answer(file, early, options(1));
    }

    private static AnalyzeOptions options(int workers) {
        return Analyses.options(10, workers, List.of(), AnalyzeOptions.NO_FILTERS);
    }

    private static String answer(Path file, EarlyLeaves early, AnalyzeOptions options) {
        try {
            return Analyses.json(
                    FileAnalyzer.analyze(SourceInput.ofLive(file, LIVE, early), options, Progress.NONE).report());
        } catch (IOException e) {
            return e.toString();
        }
    }
}
