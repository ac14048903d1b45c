package dev.etcdray.kube.anatomy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** The walk over protobuf, in place: what the visitor does not look into is not touched. */
final class ProtobufWalk {
    private final MessageType[] types = new MessageType[ValueWalk.MAX_DEPTH];
    private final long[] ends = new long[ValueWalk.MAX_DEPTH];
    /** Whether the message at a depth is an item of a list, which has to be left with it. */
    private final boolean[] items = new boolean[ValueWalk.MAX_DEPTH];
    private int depth;

    void walk(MemorySegment value, MessageType type, ValueVisitor visitor) throws IOException {
        ProtobufEnvelope envelope = ProtobufEnvelope.read(value);
        ProtoCursor cursor = new ProtoCursor(value);
        ProtobufScalar scalar = new ProtobufScalar(cursor);
        cursor.moveTo(envelope.rawStart());
        depth = 0;
        types[0] = type;
        ends[0] = envelope.rawEnd();
        while (true) {
            if (cursor.position() < ends[depth]) {
                field(value, cursor, scalar, visitor);
            } else if (depth == 0) {
                return;
            } else {
                leave(visitor, cursor.position(), items[depth--]);
            }
        }
    }

    private void field(MemorySegment value, ProtoCursor cursor, ProtobufScalar scalar, ValueVisitor visitor)
            throws IOException {
        long start = cursor.position();
        cursor.next(ends[depth]);
        long end = cursor.position();
        FieldType field = types[depth].field(cursor.number());
        boolean inside = visitor.enter(field.name(), field.shape(), start);
        boolean item = field.shape() == Shape.LIST && inside;
        if (item) {
            inside = visitor.enter("", Shape.ITEM, start);
        }
        MessageType message = field.message();
        if (inside && field.shape() == Shape.MAP) {
            entry(value, cursor, visitor, start);
        } else if (inside && message == null) {
            visitor.scalar(scalar);
        } else if (inside && cursor.wireType() == ProtoCursor.BYTES && depth + 1 < ValueWalk.MAX_DEPTH) {
            push(message, cursor, end, item);
            return;
        }
        leave(visitor, end, item);
    }

    private void push(@Nullable MessageType message, ProtoCursor cursor, long end, boolean item) {
        if (message == null) {
            throw new IllegalStateException("a message without a type");
        }
        depth++;
        types[depth] = message;
        ends[depth] = end;
        items[depth] = item;
        cursor.moveTo(cursor.contentStart());
    }

    /** A map's entry is a message {1 key, 2 value}; one without a key or a value has the empty one. */
    private static void entry(MemorySegment value, ProtoCursor outer, ValueVisitor visitor, long start)
            throws IOException {
        ProtoCursor cursor = new ProtoCursor(value);
        ProtoCursor content = new ProtoCursor(value);
        cursor.moveTo(outer.contentStart());
        long end = outer.position();
        String key = "";
        while (cursor.position() < end) {
            long at = cursor.position();
            cursor.next(end);
            if (cursor.number() == 1) {
                key = Text.of(cursor.content());
            } else if (cursor.number() == 2) {
                content.moveTo(at);
                content.next(end);
            }
        }
        if (visitor.enter(key, Shape.ENTRY, start)) {
            visitor.scalar(new ProtobufScalar(content));
        }
        visitor.leave(end);
    }

    private static void leave(ValueVisitor visitor, long end, boolean item) throws IOException {
        if (item) {
            visitor.leave(end);
        }
        visitor.leave(end);
    }
}
