package dev.etcdray.etcd;

import java.io.ByteArrayOutputStream;

/** Writes protobuf, right or wrong, as protobuf.dev's page on the encoding has it. */
final class Proto {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Proto varint(long value) {
        long left = value;
        while ((left & ~0x7fL) != 0) {
            bytes.write((int) ((left & 0x7f) | 0x80));
            left >>>= 7;
        }
        bytes.write((int) left);
        return this;
    }

    Proto tag(int field, int type) {
        return varint((long) field << 3 | type);
    }

    Proto number(int field, long value) {
        return tag(field, 0).varint(value);
    }

    Proto bytes(int field, byte[] value) {
        return tag(field, 2).varint(value.length).raw(value);
    }

    Proto raw(byte... value) {
        bytes.writeBytes(value);
        return this;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
