package dev.etcdray.history;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.etcdray.report.Warning;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes {@code etcdray/history/v1}, revision by revision: no document is held in memory. */
public final class HistoryJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private final JsonGenerator json;

    private HistoryJson(JsonGenerator json) {
        this.json = json;
    }

    /**
     * Writes the history of a key, with a line end; the writer stays open.
     *
     * @param newest only so many of the newest revisions, 0 = all
     */
    public static void write(KeyHistory history, long newest, Writer out) throws IOException {
        try (JsonGenerator generator = generator(out)) {
            HistoryJson json = new HistoryJson(generator);
            json.head(history.head());
            generator.writeArrayFieldStart("revisions");
            history.forEach(newest, generator::writePOJO);
            generator.writeEndArray();
            json.end(history.omitted(newest), null, null, history.totals(), history.warnings());
        }
        out.write('\n');
    }

    /** Writes the keys below a prefix, with a line end; the writer stays open. */
    public static void write(PrefixHistory history, Writer out) throws IOException {
        try (JsonGenerator generator = generator(out)) {
            HistoryJson json = new HistoryJson(generator);
            json.head(history.head());
            json.field("revisions", null);
            json.end(null, history.rows(), history.others(), history.totals(), history.warnings());
        }
        out.write('\n');
    }

    private static JsonGenerator generator(Writer out) throws IOException {
        return MAPPER.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).useDefaultPrettyPrinter();
    }

    private void head(HistoryHead head) throws IOException {
        json.writeStartObject();
        field("schema", head.schema());
        field("tool", head.tool());
        field("source", head.source());
        field("etcd", head.etcd());
        field("keyBucket", head.keyBucket());
        field("query", head.query());
    }

    private void end(@Nullable Long omittedRevisions, @Nullable List<PrefixRow> keys, @Nullable HistoryTotals others,
            HistoryTotals totals, List<Warning> warnings) throws IOException {
        field("omittedRevisions", omittedRevisions);
        field("keys", keys);
        field("others", others);
        field("totals", totals);
        field("warnings", warnings);
        json.writeEndObject();
    }

    private void field(String name, @Nullable Object value) throws IOException {
        json.writePOJOField(name, value);
    }

    /** The JSON schema of what is written here. */
    public static String schema() {
        try (InputStream in = HistoryJson.class.getResourceAsStream("history-v1.schema.json")) {
            if (in == null) {
                throw new IllegalStateException("history-v1.schema.json is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
