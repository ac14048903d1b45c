package dev.etcdray.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.etcdray.history.HistoryJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code etcdray history} on a real file, beside what etcdctl read from the same etcd. */
class HistorySamplesTest {
    private static final Path SMALL = Run.sample("k8s-small.db");
    /** The key that etcdctl read with the highest version; nothing was deleted of it, nor compacted. */
    private static final JsonNode BUSIEST = busiest();
    private static final String KEY = BUSIEST.path("key").asText();
    private static final int VERSIONS = BUSIEST.path("version").asInt();

    @TempDir
    private Path directory;

    private static JsonNode busiest() {
        try {
            return new JsonMapper().readTree(Run.sample("k8s-small.truth.json").toFile()).at("/live/most_versions/0");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void jsonKeepsItsSchemaAndHoldsEveryVersion() throws IOException {
        JsonNode history = json(Run.of("history", SMALL, KEY, "-w", "json"));
        JsonNode revisions = history.path("revisions");

        assertThat(revisions.findValuesAsText("version"))
                .isEqualTo(LongStream.rangeClosed(1, VERSIONS).mapToObj(Long::toString).toList());
        assertThat(revisions.get(0).path("modRevision").asText()).isEqualTo(BUSIEST.path("create_revision").asText());
        assertThat(revisions.get(VERSIONS - 1).path("modRevision").asText())
                .isEqualTo(BUSIEST.path("mod_revision").asText());
        assertThat(history.at("/etcd/compactRevision").asInt()).isEqualTo(-1);
        assertThat(history.at("/totals/beginningMissing").asBoolean()).isFalse();
        // The truth file has it from bbolt.
        assertThat(history.at("/keyBucket/revisions").asInt()).isEqualTo(1053);
    }

    @Test
    void theKeyInAnyForm() throws IOException {
        byte[] bytes = KEY.getBytes(StandardCharsets.UTF_8);
        Run text = Run.of("history", SMALL, KEY);
        String hex = HexFormat.of().formatHex(bytes);

        assertThat(text.exitCode()).isZero();
        assertThat(Run.of("history", SMALL, hex, "--hex")).isEqualTo(text);
        assertThat(Run.of("history", SMALL, HexFormat.of().withPrefix("\\x").formatHex(bytes), "--hex"))
                .isEqualTo(text);
        assertThat(Run.of("history", SMALL, Base64.getEncoder().encodeToString(bytes), "--base64")).isEqualTo(text);
    }

    @Test
    void theTerminalGetsTheNewestAndIsToldOfTheOthers() {
        Run run = Run.of("history", SMALL, KEY, "--limit", "3");

        assertThat(run.out()).startsWith(SMALL + ": history of key " + KEY + "\n")
                .contains((VERSIONS - 3) + " older revisions are not shown; --limit 0 shows all", "never compacted",
                        "1 generation left");
        // Heading, heads, three revisions, the note; an empty line, then the totals.
        assertThat(run.out().lines().toList().indexOf("")).isEqualTo(6);
        assertThat(run.out().lines().toList().get(4)).contains(" " + VERSIONS + " ", " live ",
                " " + BUSIEST.path("mod_revision").asText() + " ");
        assertThat(Run.of("history", SMALL, KEY, "--limit", "0").out()).isEqualTo(Run.of("history", SMALL, KEY).out())
                .doesNotContain("not shown").contains("begins");
    }

    @Test
    void csvHoldsAllUnlessLess() {
        List<NamedCsvRecord> all = csv(Run.of("history", SMALL, KEY, "-w", "csv"));
        Run cut = Run.of("history", SMALL, KEY, "-w", "csv", "--limit", "1");

        assertThat(all).hasSize(VERSIONS);
        assertThat(all.getFirst().getField("beginsGeneration")).isEqualTo("true");
        assertThat(csv(cut)).singleElement()
                .satisfies(row -> assertThat(row.getField("version")).isEqualTo(Integer.toString(VERSIONS)));
        assertThat(cut.err()).isEqualTo(
                "Warning: " + (VERSIONS - 1) + " older revisions are left out by --limit; --limit 0 gives all\n");
    }

    @Test
    void rowsAndOthersBelowAPrefixAddUp() throws IOException {
        JsonNode all = json(Run.of("history", SMALL, "/registry/pods/", "--prefix", "-w", "json"));
        JsonNode cut = json(Run.of("history", SMALL, "/registry/pods/", "--prefix", "-w", "json", "--top", "2"));
        JsonNode pods = new JsonMapper().readTree(Run.sample("k8s-small.truth.json").toFile())
                .at("/live/per_resource/pods");

        assertThat(all.at("/totals/liveKeys").asLong()).isEqualTo(pods.path("keys").asLong());
        assertThat(all.at("/totals/live/valueBytes").asLong()).isEqualTo(pods.path("value_bytes").asLong());
        assertThat(cut.path("keys")).hasSize(2);
        for (String figure : List.of("/live/bytes", "/superseded/bytes", "/superseded/revisions", "/tombstone/bytes")) {
            long sum = cut.at("/others" + figure).asLong();
            for (JsonNode row : cut.path("keys")) {
                sum += row.at(figure).asLong();
            }
            assertThat(sum).as(figure).isEqualTo(all.at("/totals" + figure).asLong());
        }
        int keys = all.path("keys").size();
        assertThat(Run.of("history", SMALL, "/registry/pods/", "--prefix", "--top", "2").out())
                .contains("... (" + (keys - 2) + " others)", "total");
        Run csv = Run.of("history", SMALL, "/registry/pods/", "--prefix", "-w", "csv", "--top", "2");
        assertThat(csv(csv)).hasSize(2);
        assertThat(csv.err()).matches("Warning: " + (keys - 2)
                + " keys \\(\\d+ bytes\\) are left out by --top; --top 0 gives all\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "table", "json", "csv"})
    void aFileHoldsWhatStdoutShows(String format) throws IOException {
        Path file = directory.resolve("out");
        assertThat(Run.of("history", SMALL, KEY, "-w", format, "-o", file)).isEqualTo(new Run(0, "", ""));
        assertThat(Files.readString(file)).isEqualTo(Run.of("history", SMALL, KEY, "-w", format).out());
    }

    @Test
    void aKeyThatIsNotThereNamesTheNearestAndLeavesNoFile() throws IOException {
        Path file = directory.resolve("out");
        String name = KEY.substring("/registry/".length());
        Run run = Run.of("history", SMALL, name, "-o", file);

        assertThat(run.err()).startsWith("Error: " + SMALL + ": there is no revision of key '" + name
                + "'; did you mean '" + KEY + "'").hasLineCount(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void anEmptyKeyIsNoKeyButAPrefixOfAll() {
        Run refused = Run.of("history", SMALL, "");
        assertThat(refused.err()).isEqualTo("Error: KEY is empty, and etcd has no such key; with --prefix it means all"
                + " keys; see `etcdray history --help`\n");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(Run.of("history", SMALL, "", "--prefix", "--top", "1").exitCode()).isZero();
    }

    /** The element of bucket key in the root page: its name, its root page, and a sequence of 0. */
    @Test
    void aBboltFileThatIsNotEtcds() throws IOException {
        byte[] bytes = Files.readAllBytes(SMALL);
        Matcher name = Pattern.compile("key[\\s\\S]{3}\0{13}")
                .matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        int renamed = 0;
        for (; name.find(); renamed++) {
            bytes[name.start() + 2] = 'z';
        }
        assertThat(renamed).isPositive();
        Path file = Files.write(directory.resolve("other.db"), bytes);
        Run run = Run.of("history", file, KEY);

        assertThat(run.err()).isEqualTo("Error: " + file + ": a bbolt file without etcd's bucket \"key\": this is not"
                + " an etcd db; name a saved snapshot, a db or a data dir\n");
        assertThat(run.exitCode()).isEqualTo(9);
    }

    @Test
    void aSnapshotWhoseHashIsWrongIsWarnedOf() throws IOException {
        byte[] bytes = Files.readAllBytes(SMALL);
        bytes[bytes.length - 1] ^= 1;
        Path file = Files.write(directory.resolve("wrong.db"), bytes);

        assertThat(Run.of("history", file, KEY).err()).startsWith("Warning: " + file + ": the SHA-256 at its end");
        assertThat(Run.of("history", file, KEY, "--skip-hash-check").err()).isEmpty();
    }

    @Test
    void noValueIsShown() throws IOException {
        String key = "/registry/secrets/payments/";
        for (String format : List.of("simple", "table", "json", "csv")) {
            Run run = Run.of("history", SMALL, key, "--prefix", "-w", format);
            assertThat(run.exitCode()).isZero();
            // Every Secret is stored as protobuf that starts so, or names its kind.
            assertThat(run.out()).doesNotContain("k8s\\x00", "\"kind\":\"Secret\"", "Opaque");
        }
    }

    private static JsonNode json(Run run) throws IOException {
        assertThat(run.err()).isEmpty();
        assertThat(JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(HistoryJson.schema())
                .validate(run.out(), InputFormat.JSON)).isEmpty();
        return new JsonMapper().readTree(run.out());
    }

    private static List<NamedCsvRecord> csv(Run run) {
        return CsvReader.builder().ofNamedCsvRecord(run.out()).stream().toList();
    }
}
