package dev.etcdray.etcd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The keys of bucket {@code key}: main revision (8 bytes, big-endian), {@code _}, sub revision (8 bytes, big-endian),
 * and for a tombstone {@code t}. Source: etcd, server/storage/mvcc/revision.go.
 */
final class RevisionKey {
    static final int PUT_BYTES = 17;
    static final int TOMBSTONE_BYTES = 18;

    private static final ValueLayout.OfLong BIG_ENDIAN = ValueLayout.JAVA_LONG_UNALIGNED
            .withOrder(ByteOrder.BIG_ENDIAN);

    private RevisionKey() {
    }

    /** Whether these bytes are a revision. */
    static boolean isOne(MemorySegment data, long offset, long size) {
        boolean rightSize = size == PUT_BYTES
                || (size == TOMBSTONE_BYTES && data.get(ValueLayout.JAVA_BYTE, offset + 17) == 't');
        return rightSize && data.get(ValueLayout.JAVA_BYTE, offset + 8) == '_' && main(data, offset) >= 0;
    }

    static long main(MemorySegment data, long offset) {
        return data.get(BIG_ENDIAN, offset);
    }

    static long sub(MemorySegment data, long offset) {
        return data.get(BIG_ENDIAN, offset + 9);
    }
}
