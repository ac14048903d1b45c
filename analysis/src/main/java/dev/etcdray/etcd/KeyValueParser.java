package dev.etcdray.etcd;

import java.lang.foreign.MemorySegment;

/**
 * Reads a stored mvccpb.KeyValue in place: where its key and value stand, and its numbers. The value is skipped by its
 * length. Fields: 1 key, 2 create_revision, 3 mod_revision, 4 version, 5 value, 6 lease (etcd, api/mvccpb/kv.proto).
 */
final class KeyValueParser extends ProtoCursor {
    long keyOffset;
    long keySize;
    long valueOffset;
    long valueSize;
    long createRevision;
    long modRevision;
    long version;
    long lease;

    /** Parses a message; false if it is not one. */
    boolean parse(MemorySegment segment, long offset, long size) {
        start(segment, offset, size);
        keyOffset = offset;
        keySize = 0;
        valueOffset = offset;
        valueSize = 0;
        createRevision = 0;
        modRevision = 0;
        version = 0;
        lease = 0;
        while (hasMore()) {
            long tag = varint();
            if (tag >>> 3 == 0) {
                markBroken(); // There is no field 0.
            }
            field((int) (tag >>> 3), (int) (tag & 7));
        }
        return !isBroken();
    }

    /** Parses what must be a live key: etcd has none that is empty, and none of revision 0. */
    boolean parseLive(MemorySegment segment, long offset, long size) {
        return parse(segment, offset, size) && keySize > 0 && modRevision > 0;
    }

    private void field(int number, int type) {
        switch (type) {
            case VARINT -> number(number, varint());
            case BYTES -> bytes(number, varint());
            case FIXED64 -> skip(8);
            case FIXED32 -> skip(4);
            default -> markBroken();
        }
    }

    private void number(int field, long value) {
        switch (field) {
            case 2 -> createRevision = value;
            case 3 -> modRevision = value;
            case 4 -> version = value;
            case 6 -> lease = value;
            default -> {
            }
        }
    }

    private void bytes(int field, long size) {
        long start = position();
        skip(size);
        if (isBroken()) {
            return;
        }
        if (field == 1) {
            keyOffset = start;
            keySize = size;
        } else if (field == 5) {
            valueOffset = start;
            valueSize = size;
        }
    }
}
