package dev.etcdray.kube.anatomy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/** The walk over JSON and CBOR, by Jackson's tokens and their offsets. */
final class TokenWalk {
    /** Jackson tells byte offsets only with its table of names: this one is small, not interned, and never throws. */
    private final JsonFactory json = JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW).build();
    private final CBORFactory cbor = CBORFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW).build();

    /** What is being looked into, outermost first: its type where it is known, and whether its names are data. */
    private final @Nullable MessageType[] types = new @Nullable MessageType[ValueWalk.MAX_DEPTH];
    private final boolean[] maps = new boolean[ValueWalk.MAX_DEPTH];
    private int depth;

    void walkJson(MemorySegment value, MessageType type, ValueVisitor visitor) throws IOException {
        try (JsonParser parser = json.createParser(value.toArray(ValueLayout.JAVA_BYTE))) {
            walk(parser, type, visitor);
        }
    }

    void walkCbor(MemorySegment value, MessageType type, ValueVisitor visitor) throws IOException {
        try (JsonParser parser = cbor.createParser(value.toArray(ValueLayout.JAVA_BYTE))) {
            walk(parser, type, visitor);
        }
    }

    private void walk(JsonParser parser, MessageType type, ValueVisitor visitor) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new MalformedValueException();
        }
        TokenScalar scalar = new TokenScalar(parser);
        depth = 0;
        types[0] = type;
        maps[0] = false;
        while (true) {
            long at = offset(parser);
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new MalformedValueException();
            }
            if (token == JsonToken.FIELD_NAME) {
                member(parser, scalar, visitor, at);
            } else if (!token.isStructEnd()) {
                boolean inside = visitor.enter("", Shape.ITEM, at);
                content(parser, scalar, visitor, inside, types[depth], false);
            } else if (depth > 0) {
                depth--;
                visitor.leave(offset(parser));
            } else {
                break;
            }
        }
        if (parser.nextToken() != null) {
            throw new MalformedValueException();
        }
    }

    private void member(JsonParser parser, TokenScalar scalar, ValueVisitor visitor, long at) throws IOException {
        String name = parser.currentName();
        if (name.length() > Text.MAX_NAME_LENGTH) {
            name = Text.ANY;
        }
        MessageType owner = types[depth];
        FieldType field = owner == null ? null : owner.field(name);
        JsonToken token = parser.nextToken();
        boolean map = field != null && field.shape() == Shape.MAP && token == JsonToken.START_OBJECT;
        Shape shape = maps[depth]
                ? Shape.ENTRY
                : token == JsonToken.START_ARRAY ? Shape.LIST : map ? Shape.MAP : Shape.FIELD;
        boolean inside = visitor.enter(name, shape, at);
        content(parser, scalar, visitor, inside, field == null ? null : field.message(), map);
    }

    /** What stands at the current token, entered already. */
    private void content(JsonParser parser, TokenScalar scalar, ValueVisitor visitor, boolean inside,
            @Nullable MessageType type, boolean map) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new MalformedValueException();
        }
        if (token.isStructStart() && inside && depth + 1 < ValueWalk.MAX_DEPTH) {
            depth++;
            types[depth] = type;
            maps[depth] = map;
            return;
        }
        if (token.isStructStart()) {
            parser.skipChildren();
        } else {
            if (inside) {
                visitor.scalar(scalar);
            }
            // A string is read when asked for; until then it does not end.
            parser.finishToken();
        }
        visitor.leave(offset(parser));
    }

    /** Offset behind the token read last; Jackson has none for UTF-16, which Kubernetes does not write. */
    private static long offset(JsonParser parser) throws MalformedValueException {
        long offset = parser.currentLocation().getByteOffset();
        if (offset < 0) {
            throw new MalformedValueException();
        }
        return offset;
    }
}
