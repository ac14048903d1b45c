package dev.etcdray.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.etcdray.cli.endpoint.EndpointStatusJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What needs no server: nobody is there, and files that are wrong. */
class EndpointStatusTest {
    /** Port 1 (tcpmux) is nobody's. */
    private static final String NOBODY = "127.0.0.1:1";

    @TempDir
    private Path directory;

    @Test
    void nobodyThereIsARowAndAWarning() {
        Run run = Run.of("endpoint", "status", "--endpoints", NOBODY + ",localhost:1");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).containsPattern("(?m)^ +127.0.0.1:1 +- +no answer")
                .containsPattern("(?m)^ +localhost:1 +nobody listens there");
        assertThat(run.err()).startsWith("Warning: 127.0.0.1:1: nobody listens there (connection refused)")
                .hasLineCount(2);
    }

    @Test
    void everyFormatHasARowForIt() throws IOException {
        JsonNode json = json(Run.in(Map.of("ETCDCTL_ENDPOINTS", NOBODY), "endpoint", "status", "-w", "json"));
        assertThat(json.at("/members/0/status").isNull()).isTrue();
        assertThat(json.at("/members/0/error/kind").asText()).isEqualTo("unreachable");
        assertThat(json.at("/comparison")).isEmpty();
        assertThat(Run.of("endpoint", "status", "--endpoints", NOBODY, "-w", "csv").out().lines().skip(1))
                .singleElement().asString().startsWith("127.0.0.1:1,,,")
                .endsWith("is the port right and etcd running?");
        assertThat(Run.of("endpoint", "status", "--endpoints", NOBODY, "-w", "fields").out())
                .startsWith("\"Endpoint\" : \"127.0.0.1:1\"\n\"Error\" : \"127.0.0.1:1: nobody").endsWith("\"\n\n");
        assertThat(Run.of("endpoint", "status", "--endpoints", NOBODY, "-w", "table").out())
                .contains("│ 127.0.0.1:1 │ -    │ no answer │");
    }

    @Test
    void aFileTakesItAll() throws IOException {
        Path file = directory.resolve("status.json");
        Run run = Run.of("endpoint", "status", "--endpoints", NOBODY, "-w", "json", "-o", file);
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(new ObjectMapper().readTree(file.toFile()).path("members")).hasSize(1);
    }

    @Test
    void aMissingFileIs1AndOneThatIsWrongIs8() throws IOException {
        Run missing = Run.of("endpoint", "status", "--endpoints", NOBODY, "--cacert", directory.resolve("no.crt"));
        assertThat(missing.err()).isEqualTo("Error: " + directory.resolve("no.crt")
                + ": no such file or directory; check the path\n");
        assertThat(missing.exitCode()).isEqualTo(1);

        Path empty = Files.createFile(directory.resolve("empty.crt"));
        Run wrong = Run.of("endpoint", "status", "--endpoints", NOBODY, "--cacert", empty);
        assertThat(wrong.err()).isEqualTo("Error: --cacert " + empty
                + " holds no PEM certificate (BEGIN CERTIFICATE)\n");
        assertThat(wrong.exitCode()).isEqualTo(8);
        assertThat(wrong.out()).isEmpty();
    }

    static JsonNode json(Run run) throws IOException {
        assertThat(JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(EndpointStatusJson.schema())
                .validate(run.out(), InputFormat.JSON)).as(run.err()).isEmpty();
        return new ObjectMapper().readTree(run.out());
    }
}
