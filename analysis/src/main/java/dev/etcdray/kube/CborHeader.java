package dev.etcdray.kube;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * CBOR (RFC 8949) as Kubernetes writes it: the self-describe tag, then one map. Kubernetes forbids indefinite lengths
 * and writes strings and map keys as byte strings (k8s.io/apimachinery, serializer/cbor/internal/modes/encode.go), so
 * one count of items still to come is enough to step over nested ones: no stack, no recursion. Text strings are taken
 * too. By hand, because the two names are all that is wanted and the format needs 40 lines for it.
 */
final class CborHeader {
    private static final byte[] SELF_DESCRIBE = {(byte) 0xd9, (byte) 0xd9, (byte) 0xf7};
    private static final int BYTES = 2;
    private static final int TEXT = 3;
    private static final int ARRAY = 4;
    private static final int MAP = 5;
    private static final int TAG = 6;

    private final ByteReader reader;
    /** Of the head read last: major type, and argument as a signed number (a negative one fits no value). */
    private int major;
    private long argument;

    private CborHeader(ByteReader reader) {
        this.reader = reader;
    }

    static boolean matches(MemorySegment value) {
        return ByteReader.startsWith(value, SELF_DESCRIBE);
    }

    static ValueHeader read(MemorySegment value) {
        return new CborHeader(new ByteReader(value, SELF_DESCRIBE.length)).header();
    }

    private ValueHeader header() {
        String apiVersion = null;
        String kind = null;
        if (head() && major == MAP) {
            for (long entries = argument; entries > 0 && (apiVersion == null || kind == null); entries--) {
                String key = stringOrSkip();
                if ("apiVersion".equals(key)) {
                    apiVersion = stringOrSkip();
                } else if ("kind".equals(key)) {
                    kind = stringOrSkip();
                } else if (!skip(1)) {
                    break;
                }
            }
        }
        return ValueHeader.plain(Encoding.CBOR, apiVersion, kind);
    }

    /** The next item if it is a string short enough to be a name; otherwise null, behind it. */
    private @Nullable String stringOrSkip() {
        if (!head()) {
            return null;
        }
        if (isString()) {
            return reader.has(argument) ? reader.name(argument) : null;
        }
        skip(children());
        return null;
    }

    /** Steps over so many items and all within them; false when the value is damaged. */
    private boolean skip(long items) {
        for (long pending = items; pending > 0; pending--) {
            if (!head()) {
                return false;
            }
            if (isString()) {
                if (!reader.has(argument)) {
                    return false;
                }
                reader.skip(argument);
            }
            long children = children();
            // Every item takes a byte at least: more of them than bytes is damage, and the count cannot overflow.
            if (!reader.has(children)) {
                return false;
            }
            pending += children;
        }
        return true;
    }

    private boolean isString() {
        return major == BYTES || major == TEXT;
    }

    private long children() {
        return switch (major) {
            case ARRAY -> argument;
            case MAP -> reader.has(argument) ? 2 * argument : argument;
            case TAG -> 1;
            default -> 0;
        };
    }

    /** Reads an item's first byte and argument; false at the end, and for lengths that Kubernetes does not write. */
    private boolean head() {
        int first = reader.next();
        if (first == ByteReader.END) {
            return false;
        }
        major = first >>> 5;
        int info = first & 0x1f;
        if (info < 24) {
            argument = info;
            return true;
        }
        if (info > 27 || !reader.has(1L << (info - 24))) {
            return false;
        }
        argument = 0;
        for (int left = 1 << (info - 24); left > 0; left--) {
            argument = argument << 8 | reader.next();
        }
        return true;
    }
}
