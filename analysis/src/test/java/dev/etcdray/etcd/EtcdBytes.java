package dev.etcdray.etcd;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** An etcd's db laid out by hand, from FORMAT.md and etcd's sources, without any code of the reader. */
@SuppressWarnings("ByteBufferBackingArray") // All buffers here are whole arrays.
public final class EtcdBytes {
    /** Bytes of a page. */
    public static final int PAGE = 4096;
    /** The page of the root bucket. */
    public static final int ROOT = 2;

    private static final int LEAF = 0x02;
    private static final int FREELIST = 0x10;

    private final ByteBuffer file;
    private long freelistPage = -1;

    /** Element of a leaf page. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    public record Entry(int flags, byte[] key, byte[] value) {
        /** What it takes in its page. */
        public long bytes() {
            return 16L + key.length + value.length;
        }
    }

    /** A file of so many pages, all below the high-water mark. */
    public EtcdBytes(int pages) {
        this.file = ByteBuffer.allocate(PAGE * pages).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** An entry of any bucket. */
    public static Entry entry(String key, byte[] value) {
        return new Entry(0, text(key), value);
    }

    /** A bucket with pages of its own. */
    public static Entry bucket(String name, long rootPage) {
        return new Entry(1, text(name), little(16).putLong(rootPage).putLong(0).array());
    }

    /** A bucket whose page stands in its element. */
    public static Entry inlineBucket(String name, Entry... entries) {
        byte[] page = leafPage(0, entries);
        return new Entry(1, text(name), ByteBuffer.allocate(16 + page.length).position(16).put(page).array());
    }

    /** A put in bucket {@code key}. */
    public static Entry put(long main, String key, String value) {
        return new Entry(0, revision(main, 0, false), keyValue(text(key), text(value), 0));
    }

    /** A delete marker in bucket {@code key}. */
    public static Entry delete(long main, String key) {
        return new Entry(0, revision(main, 0, true), new Proto().bytes(1, text(key)).toBytes());
    }

    /** Key of an entry of bucket {@code key}. */
    public static byte[] revision(long main, long sub, boolean tombstone) {
        ByteBuffer bytes = ByteBuffer.allocate(tombstone ? 18 : 17).putLong(main).put((byte) '_').putLong(sub);
        return (tombstone ? bytes.put((byte) 't') : bytes).array();
    }

    /** A stored mvccpb.KeyValue. */
    public static byte[] keyValue(byte[] key, byte[] value, long lease) {
        Proto proto = new Proto().bytes(1, key).number(2, 1).number(3, 1).number(4, 1).bytes(5, value);
        return (lease == 0 ? proto : proto.number(6, lease)).toBytes();
    }

    /** Writes a leaf page, with as many pages behind it as it needs. */
    public EtcdBytes leaf(int page, Entry... entries) {
        file.put(page * PAGE, leafPage(page, entries));
        return this;
    }

    /** Writes a freelist page, and the metas name it. */
    public EtcdBytes freelist(int page, long... ids) {
        ByteBuffer bytes = header(page, FREELIST, ids.length, 0);
        Arrays.stream(ids).forEach(bytes::putLong);
        file.put(page * PAGE, bytes.array());
        freelistPage = page;
        return this;
    }

    /** Writes a field as it should not be. */
    public EtcdBytes u32(int offset, int value) {
        file.putInt(offset, value);
        return this;
    }

    /** The file, its second meta the newer. */
    public byte[] toBytes() {
        meta(0, 6);
        meta(1, 7);
        return file.array().clone();
    }

    /** A meta page with root page 2, as the transaction with this id writes it. */
    public ByteBuffer meta(int slot, long txid) {
        ByteBuffer meta = header(slot, 0x04, 0, 0);
        meta.putInt(0xED0CDAED).putInt(2).putInt(PAGE).putInt(0);
        meta.putLong(ROOT).putLong(0).putLong(freelistPage).putLong(file.capacity() / PAGE).putLong(txid);
        long hash = 0xcbf29ce484222325L;
        for (byte b : Arrays.copyOfRange(meta.array(), 16, 72)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        file.put(slot * PAGE, meta.putLong(hash).array());
        return meta.clear();
    }

    private static byte[] leafPage(long id, Entry... entries) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        ByteBuffer elements = little(16 * entries.length);
        for (Entry entry : entries) {
            elements.putInt(entry.flags()).putInt(16 * entries.length - (elements.position() - 4) + data.size());
            elements.putInt(entry.key().length).putInt(entry.value().length);
            data.writeBytes(entry.key());
            data.writeBytes(entry.value());
        }
        int length = 16 + elements.capacity() + data.size();
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        page.writeBytes(Arrays.copyOf(header(id, LEAF, entries.length, id == 0 ? 0 : (length - 1) / PAGE).array(), 16));
        page.writeBytes(elements.array());
        page.writeBytes(data.toByteArray());
        return page.toByteArray();
    }

    private static ByteBuffer header(long id, int flags, int count, int overflow) {
        return little(PAGE).putLong(id).putShort((short) flags).putShort((short) count).putInt(overflow);
    }

    /** One char a byte. */
    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Sum of what entries take. */
    public static long bytes(List<Entry> entries) {
        return entries.stream().mapToLong(Entry::bytes).sum();
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
