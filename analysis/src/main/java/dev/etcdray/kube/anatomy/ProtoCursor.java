package dev.etcdray.kube.anatomy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Steps from field to field of protobuf messages, in place. Groups are malformed: Kubernetes has none. Source:
 * protobuf.dev, "Encoding".
 */
final class ProtoCursor {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int BYTES = 2;
    static final int FIXED32 = 5;

    private final MemorySegment data;
    private long at;
    private int number;
    private int wireType;
    private long value;
    private long contentStart;

    ProtoCursor(MemorySegment data) {
        this.data = data;
    }

    /** Goes to a field's first byte. */
    void moveTo(long offset) {
        at = offset;
    }

    /** Where the next field begins. */
    long position() {
        return at;
    }

    /** Reads a field of a message that ends before {@code end}, and stands behind it. */
    void next(long end) throws MalformedValueException {
        long tag = varint(end);
        // A tag has 32 bits, and no field has number 0.
        if (tag >>> 32 != 0 || tag >>> 3 == 0) {
            throw new MalformedValueException();
        }
        number = (int) (tag >>> 3);
        wireType = (int) (tag & 7);
        contentStart = at;
        long size = switch (wireType) {
            case VARINT -> {
                value = varint(end);
                yield at - contentStart;
            }
            case FIXED64 -> Long.BYTES;
            case FIXED32 -> Integer.BYTES;
            case BYTES -> {
                long length = varint(end);
                contentStart = at;
                yield length;
            }
            default -> throw new MalformedValueException();
        };
        if (size < 0 || size > end - contentStart) {
            throw new MalformedValueException();
        }
        at = contentStart + size;
    }

    private long varint(long end) throws MalformedValueException {
        long result = 0;
        for (int shift = 0; shift < Long.SIZE && at < end; shift += 7) {
            byte b = data.get(ValueLayout.JAVA_BYTE, at++);
            result |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return result;
            }
        }
        throw new MalformedValueException();
    }

    /** Number of the field read last. */
    int number() {
        return number;
    }

    /** Wire type of the field read last. */
    int wireType() {
        return wireType;
    }

    /** Its number, where it is a {@link #VARINT}. */
    long value() {
        return wireType == VARINT ? value : 0;
    }

    /** Where its content begins: behind tag and length. */
    long contentStart() {
        return contentStart;
    }

    /** Its content, where it is {@link #BYTES}; empty otherwise. */
    MemorySegment content() {
        return wireType == BYTES ? data.asSlice(contentStart, at - contentStart) : MemorySegment.NULL;
    }
}
