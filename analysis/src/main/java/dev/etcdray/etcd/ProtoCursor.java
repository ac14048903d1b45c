package dev.etcdray.etcd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A place in a protobuf message in memory. What does not fit sets {@link #broken}; nothing is thrown, nothing copied. */
class ProtoCursor {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int BYTES = 2;
    static final int FIXED32 = 5;

    private MemorySegment data = MemorySegment.NULL;
    private long at;
    private long end;
    private boolean broken;

    /** Starts at a message. */
    void start(MemorySegment segment, long offset, long size) {
        data = segment;
        at = offset;
        end = offset + size;
        broken = false;
    }

    boolean hasMore() {
        return at < end && !broken;
    }

    boolean isBroken() {
        return broken;
    }

    void markBroken() {
        broken = true;
    }

    long position() {
        return at;
    }

    void skip(long size) {
        if (size < 0 || size > end - at) {
            broken = true;
            return;
        }
        at += size;
    }

    /** The next varint; 0 and broken if there is none. */
    long varint() {
        long value = 0;
        for (int shift = 0; shift < 64 && at < end; shift += 7) {
            byte b = data.get(ValueLayout.JAVA_BYTE, at++);
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
        broken = true;
        return 0;
    }
}
