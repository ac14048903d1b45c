package dev.etcdray.kube.anatomy;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A scalar at which a walk stands; valid within the call that brings it. Decoded only when asked. */
interface Scalar {
    /** Whether it is JSON's or CBOR's null, which stands for a field that is not there. */
    boolean isNull();

    /** The bytes of a string as UTF-8, or plain bytes; empty for what is neither. A copy, not to be kept. */
    byte[] bytes() throws IOException;

    /** An integer; 0 for what is none, or does not fit. */
    long number() throws IOException;

    /** A time in seconds since 1970; null for what is no time, and for Kubernetes' zero time. */
    @Nullable
    Long epochSecond() throws IOException;
}
