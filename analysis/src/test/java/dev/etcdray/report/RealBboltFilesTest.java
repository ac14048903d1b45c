package dev.etcdray.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/** bbolt files of every shape that are no etcd's, against what the real bbolt library says of their pages. */
@Tag("servers")
class RealBboltFilesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    @Test
    void everyByteOfEachFile() throws IOException, InterruptedException {
        Path tool = tools().resolve("boltgen");
        if (!Files.isExecutable(tool)) {
            missing(tool + " is missing; run dev/servers boltgen");
        }
        assertThat(new ProcessBuilder(tool.toString(), directory.toString()).inheritIO().start().waitFor()).isZero();
        JsonNode manifest = JSON.readTree(directory.resolve("manifest.json").toFile());
        assertThat(manifest.size()).isGreaterThan(20);
        for (JsonNode entry : manifest) {
            String name = entry.path("file").asText();
            check(name, JSON.readTree(directory.resolve(entry.path("oracle").asText()).toFile()));
        }
    }

    private void check(String name, JsonNode oracle) throws IOException {
        AnalyzeReport report = Analyses.of(directory.resolve(name));
        long pageSize = oracle.path("pageSize").asLong();
        long dbSize = oracle.path("highWaterPgid").asLong() * pageSize;
        long free = oracle.path("freePages").asLong() * pageSize;

        // One of them calls its bucket as etcd does; what is in it are no revisions.
        assertThat(report.warnings()).as(name).extracting(Warning::code)
                .containsExactlyElementsOf(hasBucketKey(oracle)
                        ? List.of("undecodableEntries", "forecastImpossible")
                        : List.of("notEtcd"));
        assertThat(Analyses.sumOfParts(report)).as(name).isEqualTo(oracle.path("fileBytes").asLong());
        assertThat(Analyses.part(report, "unattributed")).as(name).isZero();
        assertThat(Analyses.part(report, "unreachablePages")).as(name).isZero();
        assertThat(Analyses.part(report, "freePages")).as(name).isEqualTo(free);
        assertThat(Analyses.file(report).dbSizeBytes()).as(name).isEqualTo(dbSize);
        assertThat(Analyses.file(report).inUseBytes()).as(name).isEqualTo(dbSize - free);
        assertThat(Analyses.part(report, "preallocated")).as(name)
                .isEqualTo(oracle.path("fileBytes").asLong() - dbSize);
        assertThat(Analyses.part(report, "branchPages")).as(name).isEqualTo(runs(oracle, "branch") * pageSize);
        assertThat(Analyses.part(report, "freelist")).as(name).isEqualTo(runs(oracle, "freelist") * pageSize);
        assertThat(Analyses.part(report, "entries") + Analyses.part(report, "leafPageHeaders")
                + Analyses.part(report, "leafSlack")).as(name).isEqualTo(runs(oracle, "leaf") * pageSize);
        assertThat(Analyses.part(report, "entries")).as(name).isEqualTo(entries(oracle));
    }

    private static boolean hasBucketKey(JsonNode oracle) {
        return oracle.path("buckets").valueStream().map(bucket -> bucket.path("path"))
                .anyMatch(path -> path.size() == 1 && path.path(0).path("hex").asText().equals("6b6579"));
    }

    private static long runs(JsonNode oracle, String type) {
        return oracle.path("pages").valueStream().filter(page -> page.path("type").asText().equals(type))
                .mapToLong(page -> 1 + page.path("overflow").asLong()).sum();
    }

    /**
     * 16 for each element, its key, and its value; a bucket's value is 16, and with it for an inline one a page of 16
     * and its entries. Those of an inline bucket stand in the element that holds it, so all buckets' entries count.
     */
    private static long entries(JsonNode oracle) {
        long bytes = 0;
        for (JsonNode bucket : oracle.path("buckets")) {
            bytes += bucket.path("inline").asBoolean() ? 16 : 0;
            for (JsonNode entry : bucket.path("entries")) {
                long value = entry.path("bucket").asBoolean() ? 16 : entry.path("value").path("length").asLong();
                bytes += 16 + entry.path("key").path("length").asLong() + value;
            }
        }
        return bytes;
    }

    private static Path tools() {
        return Optional.ofNullable(System.getenv("ETCDRAY_TOOLS")).map(Path::of)
                .orElse(Path.of(Objects.requireNonNull(System.getProperty("etcdray.root")), ".tools", "bin"));
    }

    private static void missing(String message) {
        if ("true".equals(System.getenv("CI")) || "1".equals(System.getenv("ETCDRAY_REQUIRE_TOOLS"))) {
            fail(message);
        }
        abort(message);
    }
}
