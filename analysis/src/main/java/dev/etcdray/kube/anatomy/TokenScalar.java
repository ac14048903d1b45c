package dev.etcdray.kube.anatomy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The token at which a parser stands. Kubernetes' CBOR writes strings as byte strings. */
record TokenScalar(JsonParser parser) implements Scalar {
    private static final byte[] NONE = {};

    @Override
    public boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    @Override
    public byte[] bytes() throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText().getBytes(UTF_8);
            case VALUE_EMBEDDED_OBJECT -> parser.getBinaryValue();
            case null, default -> NONE;
        };
    }

    @Override
    public long number() throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            return 0;
        }
        return switch (parser.getNumberType()) {
            case INT, LONG -> parser.getLongValue();
            default -> 0;
        };
    }

    @Override
    public @Nullable Long epochSecond() throws IOException {
        byte[] text = bytes();
        if (text.length == 0) {
            return null;
        }
        try {
            return Instant.parse(Text.of(text)).getEpochSecond();
        } catch (DateTimeException noTime) {
            return null;
        }
    }
}
