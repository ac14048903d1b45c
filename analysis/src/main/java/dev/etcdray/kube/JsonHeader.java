package dev.etcdray.kube;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** A JSON object: apiVersion and kind are at the top level, in any place; Kubernetes sorts neither to the front. */
final class JsonHeader {
    /** No table of field names: names of users' maps would fill it, and hostile ones make it throw. */
    private static final JsonFactory JSON = JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private @Nullable String apiVersion;
    private @Nullable String kind;
    /** Whether the value begins as a JSON object does: what follows may be cut, and is JSON still. */
    private boolean object;

    private JsonHeader() {
    }

    static ValueHeader read(MemorySegment value) {
        JsonHeader header = new JsonHeader();
        try (InputStream in = new SegmentStream(value); JsonParser parser = JSON.createParser(in)) {
            header.scan(parser);
        } catch (IOException damaged) {
            // Jackson's message may quote the value, so it goes no further; what was found before the damage stays.
        }
        return ValueHeader.plain(header.object ? Encoding.JSON : Encoding.OTHER, header.apiVersion, header.kind);
    }

    private void scan(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return;
        }
        while ((apiVersion == null || kind == null) && parser.nextToken() == JsonToken.FIELD_NAME) {
            object = true;
            String field = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.VALUE_STRING && field.equals("apiVersion")) {
                apiVersion = parser.getText();
            } else if (token == JsonToken.VALUE_STRING && field.equals("kind")) {
                kind = parser.getText();
            } else {
                parser.skipChildren();
            }
        }
        object |= parser.currentToken() == JsonToken.END_OBJECT;
    }
}
