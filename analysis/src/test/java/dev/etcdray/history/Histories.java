package dev.etcdray.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.etcdray.etcd.Progress;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads histories for tests; every one is also written as JSON and held to the schema. */
final class Histories {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(HistoryJson.schema());

    private Histories() {
    }

    static KeyBytes key(String text) {
        return KeyBytes.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static HistoryReader reader(Path file, KeyBytes key, int workers) {
        return new HistoryReader(file, new HistoryOptions(key, workers, List.of(), true), Progress.NONE);
    }

    static List<KeyRevision> revisions(Path file, KeyBytes key, int workers) throws IOException {
        List<KeyRevision> revisions = new ArrayList<>();
        try (KeyHistory history = reader(file, key, workers).ofKey()) {
            history.forEach(0, revisions::add);
        }
        return revisions;
    }

    static PrefixHistory prefix(Path file, String prefix, int top) throws IOException {
        return reader(file, key(prefix), 2).ofPrefix(top);
    }

    static JsonNode json(KeyHistory history, long newest) throws IOException {
        StringWriter out = new StringWriter();
        HistoryJson.write(history, newest, out);
        return valid(out);
    }

    static JsonNode json(PrefixHistory history) throws IOException {
        StringWriter out = new StringWriter();
        HistoryJson.write(history, out);
        return valid(out);
    }

    private static JsonNode valid(StringWriter out) throws IOException {
        JsonNode answer = JSON.readTree(out.toString());
        assertThat(SCHEMA.validate(answer)).as("faults of the JSON against its schema").isEmpty();
        return answer;
    }
}
