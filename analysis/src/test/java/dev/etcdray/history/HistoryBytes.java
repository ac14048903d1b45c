package dev.etcdray.history;

import dev.etcdray.etcd.EtcdBytes;
import dev.etcdray.etcd.EtcdBytes.Entry;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Revisions as etcd's server writes them, laid out from kv.proto without any code of the reader. */
final class HistoryBytes {
    private HistoryBytes() {
    }

    /** A put. */
    static Entry put(long main, long sub, String key, long created, long version, int valueBytes, long lease) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        bytes(message, 0x0a, EtcdBytes.text(key));
        number(message, 0x10, created);
        number(message, 0x18, main);
        number(message, 0x20, version);
        bytes(message, 0x2a, new byte[valueBytes]);
        number(message, 0x30, lease);
        return new Entry(0, EtcdBytes.revision(main, sub, false), message.toByteArray());
    }

    /** A delete marker. */
    static Entry delete(long main, long sub, String key) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        bytes(message, 0x0a, EtcdBytes.text(key));
        return new Entry(0, EtcdBytes.revision(main, sub, true), message.toByteArray());
    }

    /** A db with these revisions, some a leaf page, so that a key's revisions stand in many pages and chunks. */
    static byte[] db(int entriesPerLeaf, List<Entry> entries) {
        List<List<Entry>> leaves = new ArrayList<>();
        for (int i = 0; i < entries.size(); i += entriesPerLeaf) {
            leaves.add(entries.subList(i, Math.min(entries.size(), i + entriesPerLeaf)));
        }
        int branchBytes = 16 + leaves.stream().mapToInt(leaf -> 16 + leaf.getFirst().key().length).sum();
        int first = 3 + (branchBytes + EtcdBytes.PAGE - 1) / EtcdBytes.PAGE;
        EtcdBytes file = new EtcdBytes(first + leaves.size()).leaf(2, EtcdBytes.bucket("key", 3));
        for (int i = 0; i < leaves.size(); i++) {
            file.leaf(first + i, leaves.get(i).toArray(new Entry[0]));
        }
        byte[] bytes = file.toBytes();
        branch(bytes, first, leaves);
        return bytes;
    }

    /** Branch page 3: elements of 16 bytes (position of the key, its size, page id), then the keys. See FORMAT.md. */
    @SuppressWarnings("ByteBufferBackingArray")
    private static void branch(byte[] file, int first, List<List<Entry>> leaves) {
        ByteBuffer page = ByteBuffer.wrap(file, 3 * EtcdBytes.PAGE, (first - 3) * EtcdBytes.PAGE).slice()
                .order(ByteOrder.LITTLE_ENDIAN);
        page.putLong(3).putShort((short) 1).putShort((short) leaves.size()).putInt(first - 4);
        int data = 16 + 16 * leaves.size();
        for (int i = 0; i < leaves.size(); i++) {
            byte[] key = leaves.get(i).getFirst().key();
            int element = page.position();
            page.putInt(data - element).putInt(key.length).putLong((long) first + i);
            page.put(data, key);
            data += key.length;
        }
    }

    private static void bytes(ByteArrayOutputStream message, int tag, byte[] field) {
        if (field.length > 0) {
            message.write(tag);
            varint(message, field.length);
            message.writeBytes(field);
        }
    }

    private static void number(ByteArrayOutputStream message, int tag, long value) {
        if (value != 0) {
            message.write(tag);
            varint(message, value);
        }
    }

    private static void varint(ByteArrayOutputStream message, long value) {
        long left = value;
        for (; (left & ~0x7fL) != 0; left >>>= 7) {
            message.write((int) (left & 0x7f) | 0x80);
        }
        message.write((int) left);
    }
}
