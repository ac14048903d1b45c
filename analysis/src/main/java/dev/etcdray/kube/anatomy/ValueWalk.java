package dev.etcdray.kube.anatomy;

import dev.etcdray.kube.ValueHeader;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/**
 * Leads a visitor through a value, whatever its encoding, once and without recursion. One for each thread.
 *
 * <p>
 * Field names of built-in kinds are those of Kubernetes' protobuf, which JSON shares; only where JSON inlines a struct
 * has protobuf a level more ({@code volumeSource}).
 */
final class ValueWalk {
    /** Objects and lists within each other that are looked into; what lies deeper counts to the one at this depth. */
    static final int MAX_DEPTH = 64;

    /** What came of a walk. */
    enum Outcome {
        /** The visitor saw all of it. */
        READ,
        /** Encrypted at rest; the visitor saw nothing. */
        ENCRYPTED,
        /** Neither protobuf nor a JSON or CBOR object; the visitor saw nothing. */
        OPAQUE,
        /** Broken or cut; the visitor may have seen a part. */
        MALFORMED
    }

    private final Descriptors descriptors = Descriptors.kubernetes();
    private final ProtobufWalk protobuf = new ProtobufWalk();
    private final TokenWalk tokens = new TokenWalk();

    /** Walks over a value; whatever its bytes, nothing is thrown on their account. */
    Outcome walk(ValueHeader header, MemorySegment value, ValueVisitor visitor) {
        MessageType type = descriptors.find(header.apiVersion(), header.kind());
        try {
            switch (header.encoding()) {
                case PROTOBUF -> protobuf.walk(value, type, visitor);
                case JSON -> tokens.walkJson(value, type, visitor);
                case CBOR -> tokens.walkCbor(value, type, visitor);
                case ENCRYPTED -> {
                    return Outcome.ENCRYPTED;
                }
                case OTHER -> {
                    return Outcome.OPAQUE;
                }
            }
            return Outcome.READ;
        } catch (IOException malformed) {
            // Jackson's message may quote the value, so it goes no further.
            return Outcome.MALFORMED;
        }
    }
}
