package dev.etcdray.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.XZInputStream;

import static org.assertj.core.api.Assertions.assertThat;

/** What README shows is what the program prints. */
class ReadmeTest {
    @TempDir
    private Path directory;

    @Test
    void theTableOfTheSmallSample() throws IOException {
        Run run = Run.of("analyze", Run.sample("k8s-small.db"), "--by", "resource,state", "--top", "5");
        assertThat(run.out().lines().skip(1)).containsAll(block("$ ./etcdray analyze samples/k8s-small.db").stream()
                .skip(1).toList()).hasSizeGreaterThan(5);
    }

    @Test
    void theForecastOfTheChurnSample() throws IOException {
        Path churn = directory.resolve("churn.db");
        try (InputStream in = new XZInputStream(Files.newInputStream(Run.sample("k8s-churn.db.xz")))) {
            Files.copy(in, churn);
        }
        List<String> shown = block("$ ./etcdray analyze SNAPSHOT").stream()
                .filter(line -> line.matches(" +[0-9.]+ MiB .*")).toList();
        assertThat(shown).hasSize(8);
        assertThat(Run.of("analyze", churn).out().lines()).containsAll(shown);
    }

    /** The lines of a code block behind its command. */
    private static List<String> block(String command) throws IOException {
        return Files.readAllLines(Run.sample("../README.md")).stream().dropWhile(line -> !line.startsWith(command))
                .skip(1).takeWhile(line -> !line.equals("```")).toList();
    }
}
