package dev.etcdray.cli;

import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    @ValueSource(strings = {"analyze", "status", "flamegraph", "report", "history", "endpoint status", "recover plan",
        "recover apply", "recover resume", "recover status", "recover verify", "compact", "defrag", "alarm list",
        "alarm disarm"})
    void everyCommandHasExamples(String command) {
        Run run = help(command);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Examples:\n  etcdray ", "Exit codes: see `etcdray --help`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "analyze", "status", "flamegraph", "report", "history", "snapshot", "endpoint",
        "endpoint status", "recover", "recover plan", "recover apply", "recover resume", "recover status",
        "recover verify", "compact", "defrag", "alarm", "alarm list", "alarm disarm"})
    void helpFitsATerminal(String command) {
        Run run = help(command);
        assertThat(run.out().lines().mapToInt(String::length).max().orElseThrow()).isLessThanOrEqualTo(100);
    }

    private static Run help(String command) {
        return Run.of((Object[]) (command + " --help").strip().split(" ", -1));
    }

    @Test
    void version() {
        Run run = Run.of("--version");
        assertThat(run.out()).startsWith("etcdray ").contains("Java 25");
        assertThat(run.exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"analyze, AnalyzeCommand", "endpoint status, EndpointStatusCommand",
        "recover plan, RecoverPlanCommand", "recover apply, RecoverApplyCommand", "defrag, DefragCommand"})
    void helpLoadsNothingThatItDoesNotNeed(String command, String loaded) throws IOException, InterruptedException {
        Process process = Subprocess.start(ProcessBuilder.Redirect.PIPE,
                (Object[]) ("-Xlog:class+load " + command + " --help").split(" ", -1));
        String text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(text).contains("dev.etcdray.cli." + loaded + " ").doesNotContain("com.fasterxml", "com.github.freva",
                "me.tongfei", "de.siegmar", "dev.etcdray.report", "dev.etcdray.flamegraph", "dev.etcdray.bolt",
                "dev.etcdray.live",
                "io.grpc", "io.netty", "com.google.protobuf");
    }
}
