package dev.etcdray.etcd;

import java.lang.foreign.MemorySegment;

/** A marshaled AlarmMember {1 memberID, 2 alarm}, both varints (etcd, api/etcdserverpb/rpc.proto). */
final class AlarmParser extends ProtoCursor {
    private long memberId;
    private long type;

    /** Parses a message; false if it is not one. */
    boolean parse(MemorySegment data) {
        start(data, 0, data.byteSize());
        memberId = 0;
        type = 0;
        while (hasMore()) {
            long tag = varint();
            long value = varint();
            if (tag == (1 << 3 | VARINT)) {
                memberId = value;
            } else if (tag == (2 << 3 | VARINT)) {
                type = value;
            } else {
                markBroken();
            }
        }
        return !isBroken();
    }

    /** The alarm; AlarmType is 0 NONE, 1 NOSPACE, 2 CORRUPT. */
    EtcdFacts.Alarm alarm() {
        return new EtcdFacts.Alarm(memberId, type == 1 ? "NOSPACE" : type == 2 ? "CORRUPT" : Long.toString(type));
    }
}
