package dev.etcdray.kube;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A JSON or CBOR object: apiVersion and kind are at the top level, in any place; Kubernetes sorts neither to the front.
 * Its CBOR (k8s.io/apimachinery, serializer/cbor/internal/modes/encode.go) begins with the self-describe tag, and has
 * byte strings for strings and keys.
 */
final class TokenHeader {
    /** No table of field names: names of users' maps would fill it, and hostile ones make it throw. */
    private static final JsonFactory JSON = JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();
    private static final byte[] SELF_DESCRIBE = {(byte) 0xd9, (byte) 0xd9, (byte) 0xf7};

    /** Made at the first value of its kind. */
    private static final class Cbor {
        private static final JsonFactory FACTORY = CBORFactory.builder()
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();
    }

    private @Nullable String apiVersion;
    private @Nullable String kind;
    /** Whether the value begins as an object does: what follows may be cut, and is an object still. */
    private boolean object;

    private TokenHeader() {
    }

    static boolean isCbor(MemorySegment value) {
        return ByteReader.startsWith(value, SELF_DESCRIBE);
    }

    static ValueHeader readCbor(MemorySegment value) {
        TokenHeader header = read(Cbor.FACTORY, value);
        return ValueHeader.plain(Encoding.CBOR, header.apiVersion, header.kind);
    }

    static ValueHeader readJson(MemorySegment value) {
        TokenHeader header = read(JSON, value);
        return ValueHeader.plain(header.object ? Encoding.JSON : Encoding.OTHER, header.apiVersion, header.kind);
    }

    private static TokenHeader read(JsonFactory factory, MemorySegment value) {
        TokenHeader header = new TokenHeader();
        try (InputStream in = new SegmentStream(value); JsonParser parser = factory.createParser(in)) {
            header.scan(parser);
        } catch (IOException damaged) {
            // Jackson's message may quote the value, so it goes no further; what was found before the damage stays.
        }
        return header;
    }

    private void scan(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return;
        }
        while ((apiVersion == null || kind == null) && parser.nextToken() == JsonToken.FIELD_NAME) {
            object = true;
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "apiVersion" -> apiVersion = string(parser);
                case "kind" -> kind = string(parser);
                default -> parser.skipChildren();
            }
        }
        object |= parser.currentToken() == JsonToken.END_OBJECT;
    }

    /** The current token if it is a string; otherwise null, behind it. */
    private static @Nullable String string(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText();
            case VALUE_EMBEDDED_OBJECT -> new String(parser.getBinaryValue(), UTF_8);
            case null, default -> {
                parser.skipChildren();
                yield null;
            }
        };
    }
}
