package dev.etcdray.cli;

import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HelpTest {

    @Test
    void theRootListsEveryExitCode() {
        Run run = Run.of("--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        IntStream.rangeClosed(0, 9).forEach(code -> assertThat(run.out()).contains("\n  " + code + "   "));
        assertThat(run.out()).contains("Examples:", "etcdray analyze", "etcdray status", "etcdray flamegraph");
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyze", "status", "flamegraph", "history"})
    void everyCommandHasExamples(String command) {
        Run run = Run.of(command, "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Examples:\n  etcdray ", "Exit codes: see `etcdray --help`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "analyze", "status", "flamegraph", "history", "snapshot"})
    void helpFitsATerminal(String command) {
        Run run = command.isEmpty() ? Run.of("--help") : Run.of(command, "--help");
        assertThat(run.out().lines().mapToInt(String::length).max().orElseThrow()).isLessThanOrEqualTo(100);
    }

    @Test
    void version() {
        Run run = Run.of("--version");
        assertThat(run.out()).startsWith("etcdray ").contains("Java 25");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void helpLoadsNothingThatItDoesNotNeed() throws IOException, InterruptedException {
        Process process = Subprocess.start(ProcessBuilder.Redirect.PIPE, "-Xlog:class+load", "analyze", "--help");
        String text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(text).contains("dev.etcdray.cli.AnalyzeCommand ").doesNotContain("com.fasterxml", "com.github.freva",
                "me.tongfei", "de.siegmar", "dev.etcdray.report", "dev.etcdray.flamegraph", "dev.etcdray.bolt");
    }
}
