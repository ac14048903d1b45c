package dev.etcdray.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code etcdray report} on real files. */
class ReportSamplesTest {
    private static final Pattern PART = Pattern.compile("class=\"part\"[^>]*data-bytes=\"(\\d+)\"");

    @TempDir
    private Path directory;

    private String report(String sample, Object... options) throws IOException {
        Path page = directory.resolve("report.html");
        Object[] all = Stream.concat(Stream.of("report", Run.sample(sample), "-o", page), Stream.of(options)).toArray();
        assertThat(Run.of(all)).isEqualTo(new Run(0, "", ""));
        return Files.readString(page);
    }

    @Test
    void thePartsOfTheBarAreTheFileToTheByte() throws IOException {
        assertThat(PART.matcher(report("k8s-small.db")).results().mapToLong(part -> Long.parseLong(part.group(1)))
                .sum()).isEqualTo(Files.size(Run.sample("k8s-small.db")));
    }

    /** What a real etcd 3.6 came to (samples/k8s-small.truth.json), in the page as bytes. */
    @Test
    void theSizeAfterDefragmentationIsThatOfARealServer() throws IOException {
        assertThat(report("k8s-small.db")).contains("1,228,800 B");
    }

    /** 570 live keys by etcdctl; 155 events by the apiserver. */
    @Test
    void tablesAreThereWithoutScripts() throws IOException {
        assertThat(report("k8s-small.db")).containsPattern("<bdi>events</bdi></a></th>.*<td class=\"num\">155</td>")
                .contains("id=\"findings\"", "id=\"timeline\"", "id=\"reclaim\"", "id=\"definitions\"");
    }

    /** The password of a Secret in the sample, as it is and as kubectl shows it, and what was read beside it. */
    @Test
    void aSecretIsNowhere() throws IOException {
        String secret = "invented-d7f27b06756d27b36731";
        assertThat(Files.readString(Run.sample("k8s-kinds.db"), StandardCharsets.ISO_8859_1)).contains(secret);
        String html = report("k8s-kinds.db");
        String data = PackedPage.data(html);
        assertThat(data).contains("ferry-creds");
        String encoded = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
        for (String text : List.of(html, data)) {
            assertThat(text).doesNotContain(secret, encoded, "d7f27b06756d27b36731");
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(directory.resolve("report.html"));
        }
    }

    @Test
    void theSameFileGivesTheSamePage() {
        Run first = Run.of("report", Run.sample("k8s-small.db"), "-o", "-", "--workers", "1");
        Run second = Run.of("report", Run.sample("k8s-small.db"), "-o", "-", "--workers", "2");
        assertThat(first.exitCode()).isZero();
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(first.out().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(2_000_000);
    }

    @Test
    void withoutAnatomyRulesThatNeedItSayWhy() throws IOException {
        assertThat(report("k8s-small.db", "--no-anatomy")).contains("it reads the values of live objects");
        assertThat(report("k8s-small.db")).doesNotContain("it reads the values of live objects");
    }

    @Test
    void theQuotaIsInTheFirstSentences() throws IOException {
        // 2,981,888 of 4,194,304 bytes
        assertThat(report("k8s-small.db", "--quota", "4MiB")).contains("That is 71.1 % of the quota of 4.0 MiB");
    }

    /** Teams of the sample are nowhere in the report of another one, nor is any in a redacted one. */
    @Test
    void otherTenantsAreNotInATenantsReport() throws IOException {
        List<String> others = List.of("ads-training", "ml-batch");
        String all = report("k8s-small.db");
        String tenant = report("k8s-small.db", "--tenant", "payments");
        String redacted = report("k8s-small.db", "--redact", "full");
        assertThat(tenant).contains("Namespace payments uses ");
        for (String other : others) {
            assertThat(all + PackedPage.data(all)).contains(other);
            assertThat(tenant + PackedPage.data(tenant)).doesNotContain(other);
            assertThat(redacted + PackedPage.data(redacted)).doesNotContain(other, "fjord-gateway-config");
        }
        // the page's own script has it as an example
        assertThat(PackedPage.data(all)).contains("payments", "fjord-gateway-config");
        assertThat(PackedPage.data(redacted)).doesNotContain("payments");
    }

    @Test
    void failOnWritesThePageAndEndsWith3() {
        Path page = directory.resolve("report.html");
        Run run = Run.of("report", Run.sample("k8s-small.db"), "-o", page, "--quota", "2MiB", "--fail-on", "critical");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("--fail-on critical: quota-headroom");
        assertThat(page).exists();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--nodes 10|--nodes", "--nodes 200001|--nodes", "--fail-on bad|--fail-on",
        "--quota much|--quota", "--compact-at never|--compact-at", "--via range|--via", "--redact some|--redact",
        "--tenant a,,b|--tenant", "--tenant nobody|nobody"})
    void badOptionsAreUsage(String options, String named) {
        Path page = directory.resolve("report.html");
        Object[] all = Stream.concat(Stream.of("report", Run.sample("k8s-small.db"), "-o", page),
                Stream.of(options.split(" ", -1))).toArray();
        Run run = Run.of(all);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(named);
        assertThat(page).doesNotExist();
    }

    @Test
    void anOutputThatCannotBeIsToldBeforeTheWork() {
        assertThat(Run.of("report", Run.sample("k8s-small.db")).exitCode()).isEqualTo(2);
        Run into = Run.of("report", Run.sample("k8s-small.db"), "-o", directory);
        assertThat(into.exitCode()).isEqualTo(1);
        assertThat(into.err()).contains("is a directory");
        Run nowhere = Run.of("report", Run.sample("k8s-small.db"), "-o", directory.resolve("not/there.html"));
        assertThat(nowhere.exitCode()).isEqualTo(1);
        assertThat(nowhere.err()).contains("there is no directory");
        Run over = Run.of("report", Run.sample("k8s-small.db"), "-o", Run.sample("k8s-small.db"));
        assertThat(over.exitCode()).isEqualTo(2);
    }
}
