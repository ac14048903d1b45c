package dev.etcdray.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code etcdray flamegraph} on a real file. */
class FlamegraphSamplesTest {
    @TempDir
    private Path directory;

    @Test
    void namesAreInThePageAndValuesAreNot() throws IOException {
        Path page = directory.resolve("flames.html");
        assertThat(Run.of("flamegraph", Run.sample("k8s-small.db"), "-o", page)).isEqualTo(new Run(0, "", ""));
        String html = Files.readString(page);
        String frames = PackedPage.data(html);
        assertThat(html).startsWith("<!").contains("k8s-small.db").containsPattern("2,?981,?920");
        assertThat(frames).contains("fjord-gateway-config", "payments", "leaf slack");
        String inValues = "last-applied-configuration";
        assertThat(Files.readString(Run.sample("k8s-small.db"), StandardCharsets.ISO_8859_1)).contains(inValues);
        assertThat(frames).doesNotContain(inValues);
        assertThat(html).doesNotContain(inValues);
    }

    @Test
    void objectsBeyondTheAskedNumberStandTogether() throws IOException {
        Path page = directory.resolve("flames.html");
        Run.of("flamegraph", Run.sample("k8s-small.db"), "--objects", "4", "-o", page);
        String frames = PackedPage.data(Files.readString(page));
        // 3 Deployments and a ConfigMap of 49,619 bytes, one of 5 in its namespace.
        assertThat(frames).contains("model-table-48k-0", "4 smaller objects").doesNotContain("fjord-gateway-config");
    }

    @Test
    void theSameFileGivesTheSamePage() {
        Run first = Run.of("flamegraph", Run.sample("k8s-small.db"), "-o", "-", "--workers", "1");
        Run second = Run.of("flamegraph", Run.sample("k8s-small.db"), "-o", "-", "--workers", "2");
        assertThat(first.exitCode()).isZero();
        assertThat(second.out()).isEqualTo(first.out());
    }

    @Test
    void theFormatOptionGoesBeforeTheEndingAndFillsPipes() {
        Path file = directory.resolve("flames.html");
        Run piped = Run.of("flamegraph", Run.sample("k8s-small.db"), "-o", "-", "--format", "folded");
        assertThat(piped.exitCode()).isZero();
        assertThat(piped.out()).startsWith("k8s-small.db;").doesNotContain("<");
        Run.of("flamegraph", Run.sample("k8s-small.db"), "-o", file, "--format", "folded");
        assertThat(file).hasContent(piped.out());
    }

    @Test
    void aMetricThatTheFormatCannotShowIsAUsageErrorAndLeavesNothingBehind() {
        Path file = directory.resolve("flames.ncdu");
        Run run = Run.of("flamegraph", Run.sample("k8s-small.db"), "-o", file, "--metric", "objects");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--metric objects is not to be had here: ncdu shows bytes only;"
                + " use onDisk, live, history, tombstones");
        assertThat(directory).isEmptyDirectory();
    }
}
