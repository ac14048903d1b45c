package dev.etcdray.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.etcdray.report.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code etcdray analyze} on real files, beside what etcdctl read from the same etcd. */
class AnalyzeSamplesTest {
    private static final Path SMALL = Run.sample("k8s-small.db");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"k8s-small", "k8s-encrypted"})
    void jsonKeepsTheContractAndAddsUp(String name) throws IOException {
        Run run = Run.of("analyze", Run.sample(name + ".db"), "-w", "json");
        assertThat(run.err()).isEmpty();
        assertThat(JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(ReportJson.schema())
                .validate(run.out(), InputFormat.JSON)).isEmpty();
        JsonNode report = new JsonMapper().readTree(run.out());
        JsonNode total = new JsonMapper().readTree(Run.sample(name + ".truth.json").toFile()).at("/live/total");

        assertThat(report.get("objects").asLong()).isEqualTo(total.get("keys").asLong());
        assertThat(report.at("/states/live/keyBytes").asLong()).isEqualTo(total.get("key_bytes").asLong());
        assertThat(report.at("/states/live/valueBytes").asLong()).isEqualTo(total.get("value_bytes").asLong());
        assertThat(sum(report.at("/file/parts"), "/bytes")).isEqualTo(Files.size(Run.sample(name + ".db")));
        for (String state : List.of("live", "superseded", "tombstone")) {
            for (String figure : List.of("revisions", "bytes", "keyBytes", "valueBytes")) {
                String at = "/" + state + "/" + figure;
                assertThat(sum(report.get("breakdown"), at)).isEqualTo(report.at("/states" + at).asLong());
                assertThat(sum(report.get("revisionBands"), at)).isEqualTo(report.at("/states" + at).asLong());
            }
        }
    }

    @Test
    void filtersNarrowTablesAndNeverTotals() throws IOException {
        JsonNode whole = json();
        JsonNode filtered = json("--namespace", "payments", "--resource", "secrets");
        assertThat(filtered.get("states")).isEqualTo(whole.get("states"));
        assertThat(filtered.get("file")).isEqualTo(whole.get("file"));
        assertThat(filtered.get("objects")).isEqualTo(whole.get("objects"));
        assertThat(filtered.get("breakdown")).hasSize(1);
        assertThat(filtered.at("/breakdown/0/namespace").asText()).isEqualTo("payments");
        // secrets of payments: the apiserver lists 13
        assertThat(filtered.at("/breakdown/0/live/revisions").asLong()).isEqualTo(13);
    }

    @Test
    void csvAddsUpToTheStates() throws IOException {
        JsonNode states = json().get("states");
        List<NamedCsvRecord> breakdown = csv("-w", "csv");
        for (String state : List.of("live", "superseded", "tombstone")) {
            assertThat(sum(breakdown, state + "Revisions")).isEqualTo(states.at("/" + state + "/revisions").asLong());
            assertThat(sum(breakdown, state + "Bytes")).isEqualTo(states.at("/" + state + "/bytes").asLong());
        }
        List<NamedCsvRecord> keys = csv("-w", "csv", "--by", "key,state");
        assertThat(sum(keys, "revisions")).isEqualTo(sum(states, "/revisions"));
        assertThat(sum(keys, "bytes")).isEqualTo(sum(states, "/bytes"));
    }

    @Test
    void aCutCsvSaysSo() {
        Run run = Run.of("analyze", SMALL, "-w", "csv", "--by", "namespace", "--top", "2");
        assertThat(run.out()).hasLineCount(3);
        assertThat(run.err()).matches("Warning: \\d+ rows \\(\\d+ bytes\\) are left out by --top; --top 0 gives all\n");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void filtersThatMatchNothingAreRemarked() {
        Run run = Run.of("analyze", SMALL, "--namespace", "nope", "--by", "resource");
        assertThat(run.err()).isEqualTo("Warning: no key matches the filters; check how they are written, `etcdray"
                + " analyze " + SMALL + " --by resource,namespace` shows what there is\n");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aFileHoldsWhatStdoutShows() throws IOException {
        Path file = directory.resolve("out.txt");
        assertThat(Run.of("analyze", SMALL, "-w", "table", "-o", file)).isEqualTo(new Run(0, "", ""));
        assertThat(file).hasContent(Run.of("analyze", SMALL, "-w", "table", "-o", "-").out());
    }

    @Test
    void theOverviewFitsATerminalAndNeverCutsWhatIsPiped() {
        Run run = Run.of("analyze", SMALL);
        assertThat(run.out()).contains("File parts", "States of the revisions", "Top resources", "Top namespaces",
                "Largest live keys", "Keys with most revisions", "Keys with most history").doesNotContain("\u001b");
        assertThat(run.out().lines().skip(1).takeWhile(line -> !line.startsWith("Findings")).mapToInt(String::length)
                .max().orElseThrow()).isLessThanOrEqualTo(120);
    }

    private static JsonNode json(String... options) throws IOException {
        return new JsonMapper().readTree(run("json", options).out());
    }

    private static Run run(String format, String... options) {
        List<String> words = new java.util.ArrayList<>(List.of("analyze", SMALL.toString(), "-w", format));
        words.addAll(List.of(options));
        return Run.of(words.toArray());
    }

    private static List<NamedCsvRecord> csv(String... options) {
        List<String> words = new java.util.ArrayList<>(List.of("analyze", SMALL.toString()));
        words.addAll(List.of(options));
        return CsvReader.builder().ofNamedCsvRecord(Run.of(words.toArray()).out()).stream().toList();
    }

    private static long sum(JsonNode rows, String at) {
        long sum = 0;
        for (JsonNode row : rows) {
            sum += row.at(at).asLong();
        }
        return sum;
    }

    private static long sum(List<NamedCsvRecord> rows, String field) {
        return rows.stream().mapToLong(row -> Long.parseLong(row.getField(field))).sum();
    }
}
