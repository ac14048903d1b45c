package dev.etcdray.kube.anatomy;

import java.lang.foreign.MemorySegment;

/**
 * What is around an object in protobuf: {@code k8s\0}, then runtime.Unknown {1 typeMeta, 2 raw, 3 contentEncoding,
 * 4 contentType}. Source: k8s.io/apimachinery, runtime/generated.proto.
 *
 * @param rawStart offset of the object's first byte
 * @param rawEnd offset behind its last
 */
record ProtobufEnvelope(long rawStart, long rawEnd) {
    private static final int MAGIC_BYTES = 4;
    private static final int RAW = 2;
    private static final int CONTENT_ENCODING = 3;
    private static final int CONTENT_TYPE = 4;

    /** Fails also for an object that is said to be compressed or of another type: Kubernetes stores none. */
    static ProtobufEnvelope read(MemorySegment value) throws MalformedValueException {
        // An object without fields may be left out.
        ProtobufEnvelope envelope = new ProtobufEnvelope(value.byteSize(), value.byteSize());
        boolean found = false;
        ProtoCursor cursor = new ProtoCursor(value);
        cursor.moveTo(MAGIC_BYTES);
        while (cursor.position() < value.byteSize()) {
            cursor.next(value.byteSize());
            boolean raw = cursor.number() == RAW;
            boolean other = (cursor.number() == CONTENT_ENCODING || cursor.number() == CONTENT_TYPE)
                    && cursor.content().byteSize() > 0;
            if (cursor.wireType() != ProtoCursor.BYTES || other || (raw && found)) {
                throw new MalformedValueException();
            }
            if (raw) {
                envelope = new ProtobufEnvelope(cursor.contentStart(), cursor.position());
                found = true;
            }
        }
        return envelope;
    }
}
