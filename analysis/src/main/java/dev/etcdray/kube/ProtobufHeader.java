package dev.etcdray.kube;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * {@code k8s\0}, then runtime.Unknown {1 typeMeta {1 apiVersion, 2 kind}, 2 raw, 3 contentEncoding, 4 contentType}.
 * Source: k8s.io/apimachinery, runtime/generated.proto and serializer/protobuf. The type comes first; the object behind
 * it is not looked at.
 */
final class ProtobufHeader {
    private static final byte[] MAGIC = {'k', '8', 's', 0};
    private static final int LENGTH_DELIMITED = 2;
    private static final int MAX_VARINT_BYTES = 10;

    private ProtobufHeader() {
    }

    static boolean matches(MemorySegment value) {
        return ByteReader.startsWith(value, MAGIC);
    }

    static ValueHeader read(MemorySegment value) {
        MemorySegment typeMeta = field(value, MAGIC.length, 1);
        return ValueHeader.plain(Encoding.PROTOBUF, text(typeMeta, 1), text(typeMeta, 2));
    }

    private static @Nullable String text(@Nullable MemorySegment message, int number) {
        MemorySegment field = message == null ? null : field(message, 0, number);
        return field == null ? null : new ByteReader(field, 0).name(field.byteSize());
    }

    /**
     * The first such field; null when there is none, or when the message is damaged before it. Both messages hold only
     * strings, bytes and messages, all length-delimited: another wire type is damage.
     */
    private static @Nullable MemorySegment field(MemorySegment message, long start, int number) {
        ByteReader reader = new ByteReader(message, start);
        while (true) {
            long tag = varint(reader);
            long length = varint(reader);
            if (tag < 0 || (tag & 7) != LENGTH_DELIMITED || !reader.has(length)) {
                return null;
            }
            if (tag >>> 3 == number) {
                return reader.slice(length);
            }
            reader.skip(length);
        }
    }

    /** Negative when the message ended within it, or when it does not fit; nothing here needs 64 bits. */
    private static long varint(ByteReader reader) {
        long number = 0;
        for (int i = 0; i < MAX_VARINT_BYTES; i++) {
            int next = reader.next();
            if (next == ByteReader.END) {
                return ByteReader.END;
            }
            number |= (next & 0x7fL) << (7 * i);
            if (next < 0x80) {
                return number;
            }
        }
        return ByteReader.END;
    }
}
