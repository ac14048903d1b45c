package dev.etcdray.kube.anatomy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/** The field that a cursor read last. */
record ProtobufScalar(ProtoCursor cursor) implements Scalar {
    @Override
    public boolean isNull() {
        return false;
    }

    @Override
    public byte[] bytes() {
        return cursor.content().toArray(ValueLayout.JAVA_BYTE);
    }

    @Override
    public long number() {
        return cursor.value();
    }

    /** meta.v1.Time {1 seconds, 2 nanos}; the zero time is an empty message. */
    @Override
    public @Nullable Long epochSecond() throws IOException {
        MemorySegment time = cursor.content();
        if (time.byteSize() == 0) {
            return null;
        }
        long seconds = 0;
        ProtoCursor fields = new ProtoCursor(time);
        while (fields.position() < time.byteSize()) {
            fields.next(time.byteSize());
            seconds = fields.number() == 1 ? fields.value() : seconds;
        }
        return seconds;
    }
}
