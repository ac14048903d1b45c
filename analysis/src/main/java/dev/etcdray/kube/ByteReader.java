package dev.etcdray.kube;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A cursor over a value. It never leaves its bytes: every reader asks {@link #has} first, or gets {@link #END}. */
final class ByteReader {
    /** No byte, or no number: the value ended. */
    static final int END = -1;

    private final MemorySegment bytes;
    private long position;

    ByteReader(MemorySegment bytes, long position) {
        this.bytes = bytes;
        this.position = position;
    }

    static boolean startsWith(MemorySegment bytes, byte[] prefix) {
        return bytes.byteSize() >= prefix.length
                && bytes.asSlice(0, prefix.length).mismatch(MemorySegment.ofArray(prefix)) < 0;
    }

    /** Whether that many bytes follow; a length that is negative as a signed number is too long for any value. */
    boolean has(long length) {
        return length >= 0 && length <= bytes.byteSize() - position;
    }

    /** The next byte, unsigned, or {@link #END}. */
    int next() {
        return has(1) ? Byte.toUnsignedInt(bytes.get(ValueLayout.JAVA_BYTE, position++)) : END;
    }

    /** Skips bytes that are there. */
    void skip(long length) {
        position += length;
    }

    /** The next bytes, which are there, as a value of their own. */
    MemorySegment slice(long length) {
        MemorySegment slice = bytes.asSlice(position, length);
        position += length;
        return slice;
    }

    /** A string of that many bytes, which are there; null when it is longer than any name and therefore none. */
    @Nullable
    String name(long length) {
        MemorySegment slice = slice(length);
        return length > Names.MAX_LENGTH ? null : new String(slice.toArray(ValueLayout.JAVA_BYTE), UTF_8);
    }
}
