package dev.etcdray.kube.anatomy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Names out of values. */
final class Text {
    /** The longest name of Kubernetes: a key of a map, with a DNS name of 253 in front of a slash and 63 behind it. */
    static final int MAX_NAME_LENGTH = 253 + 1 + 63;
    /** What stands for a name that is too long to be one, or one too many. */
    static final String ANY = "*";

    private Text() {
    }

    /** A name; too long a one is not read. */
    static String of(MemorySegment bytes) {
        return bytes.byteSize() > MAX_NAME_LENGTH ? ANY : new String(bytes.toArray(ValueLayout.JAVA_BYTE), UTF_8);
    }

    /** A name; too long a one is not read. */
    static String of(byte[] bytes) {
        return bytes.length > MAX_NAME_LENGTH ? ANY : new String(bytes, UTF_8);
    }
}
