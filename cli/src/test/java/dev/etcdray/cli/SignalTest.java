package dev.etcdray.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Signals, on a source that takes minutes: a snapshot with a hole of a tebibyte, whose SHA-256 is to be computed. */
@Timeout(60)
class SignalTest {
    @TempDir
    private Path directory;

    private Path endless = Path.of("");

    @BeforeEach
    void makeEndlessSnapshot() throws IOException {
        endless = Files.copy(Run.sample("k8s-small.db"), directory.resolve("endless.db"));
        try (RandomAccessFile file = new RandomAccessFile(endless.toFile(), "rw")) {
            file.setLength((1L << 40) + 32);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void aSignalEndsAtOnceAndLeavesNothingBehind(String signal) throws IOException, InterruptedException {
        // A test run in the background may have SIGINT ignored, which a child inherits.
        List<String> words = new ArrayList<>(List.of("env", "--default-signal=INT"));
        words.addAll(Subprocess.command("flamegraph", endless, "-o", directory.resolve("out.html")));
        Process process = new ProcessBuilder(words).start();
        try {
            while (names().noneMatch(name -> name.endsWith(".part"))) {
                assertThat(process.isAlive()).isTrue();
                Thread.sleep(20);
            }
            Thread.sleep(300);
            long since = System.nanoTime();
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(5);
            assertThat(System.nanoTime() - since).isLessThan(TimeUnit.SECONDS.toNanos(10));
            assertThat(process.getErrorStream().readAllBytes()).asString(StandardCharsets.UTF_8).isEmpty();
        } finally {
            process.destroyForcibly();
        }
        assertThat(names()).containsExactly("endless.db");
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "table", "json", "csv"})
    void aReaderThatGoesEndsTheRunInSilence(String format) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(
                List.of("bash", "-c", "\"$@\" | true; exit ${PIPESTATUS[0]}", "bash"));
        words.addAll(Subprocess.command("analyze", Run.sample("k8s-small.db"), "-w", format));
        Process process = new ProcessBuilder(words).start();
        assertThat(process.getErrorStream().readAllBytes()).asString(StandardCharsets.UTF_8).isEmpty();
        assertThat(process.waitFor()).isEqualTo(141);
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList().stream();
        }
    }
}
