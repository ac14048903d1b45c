package dev.etcdray.etcd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.LongStream;

/** Ids of the leases in bucket {@code lease}, 8 bytes each. */
public final class LeaseIds {
    private static final ValueLayout.OfLong ID = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private long[] ids = new long[16];
    private int size;

    /** The key is the id, big-endian (etcd, server/storage/schema/lease.go); another length is no lease. */
    void add(MemorySegment key) {
        if (key.byteSize() != Long.BYTES) {
            return;
        }
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size * 2);
        }
        ids[size++] = key.get(ID, 0);
    }

    /** The ids, in the order of the bucket. */
    public LongStream stream() {
        return Arrays.stream(ids, 0, size);
    }
}
