package dev.etcdray.bolt;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** FNV-1a, 64 bits: the checksum of a meta page. Six lines, so no library. */
final class Fnv {
    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Fnv() {
    }

    /** Hash of the bytes from {@code from} up to but without {@code to}. */
    static long hash64(MemorySegment data, long from, long to) {
        long hash = OFFSET_BASIS;
        for (long i = from; i < to; i++) {
            hash = (hash ^ Byte.toUnsignedLong(data.get(ValueLayout.JAVA_BYTE, i))) * PRIME;
        }
        return hash;
    }
}
