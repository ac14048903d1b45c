package dev.etcdray.etcd;

import java.lang.foreign.MemorySegment;

/** A marshaled Lease {1 ID, 2 TTL, 3 RemainingTTL}, all varints (etcd, server/lease/leasepb/lease.proto). */
final class LeaseParser extends ProtoCursor {
    private long ttlSeconds;

    /** Parses a message; false if it is not one. */
    boolean parse(MemorySegment data) {
        start(data, 0, data.byteSize());
        ttlSeconds = 0;
        while (hasMore()) {
            long tag = varint();
            long value = varint();
            if (tag == (2 << 3 | VARINT)) {
                ttlSeconds = value;
            } else if (tag != (1 << 3 | VARINT) && tag != (3 << 3 | VARINT)) {
                markBroken();
            }
        }
        // A lease of no time is none.
        return !isBroken() && ttlSeconds > 0;
    }

    /** How long it lives without being kept alive, as it was granted. */
    long ttlSeconds() {
        return ttlSeconds;
    }
}
