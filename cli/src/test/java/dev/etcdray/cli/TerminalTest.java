package dev.etcdray.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** On a real pseudo-terminal, which util-linux' script(1) gives. */
@Timeout(60)
class TerminalTest {

    @BeforeEach
    void needsScript() {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/script"))).isTrue();
    }

    @Test
    void aTerminalGetsStylesAndLinesThatFit() throws IOException, InterruptedException {
        String text = onTerminal(Map.of("COLUMNS", "80", "NO_COLOR", ""));
        assertThat(text).contains("\u001b[1m").containsPattern("/registry/dep[a-z]*…[a-z/]*anchor-lookup\n");
        assertThat(
                text.lines().filter(line -> line.contains("/registry/")).mapToInt(String::length).max().orElseThrow())
                .isEqualTo(80);
    }

    @Test
    void noColorMeansNoStyles() throws IOException, InterruptedException {
        String text = onTerminal(Map.of("COLUMNS", "200", "NO_COLOR", "1"));
        assertThat(text).doesNotContain("\u001b").contains("/registry/configmaps/payments/model-table-48k-0");
    }

    private static String onTerminal(Map<String, String> environment) throws IOException, InterruptedException {
        StringBuilder command = new StringBuilder("exec");
        Subprocess.command("analyze", Run.sample("k8s-small.db"), "--top", "1")
                .forEach(word -> command.append(" '").append(word).append('\''));
        ProcessBuilder builder = new ProcessBuilder("script", "-qec", command.toString(), "/dev/null");
        builder.environment().putAll(environment);
        builder.environment().put("TERM", "xterm");
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text.replace("\r", "");
    }
}
