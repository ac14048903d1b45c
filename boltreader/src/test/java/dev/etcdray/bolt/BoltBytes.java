package dev.etcdray.bolt;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Lays out a bbolt file by hand, from FORMAT.md and without any code of the reader: metas, pages, single fields. */
@SuppressWarnings("ByteBufferBackingArray") // All buffers here are whole arrays.
final class BoltBytes {
    static final long NO_FREELIST = 0xffff_ffff_ffff_ffffL;
    static final int BRANCH = 0x01;
    static final int LEAF = 0x02;
    static final int META = 0x04;
    static final int FREELIST = 0x10;

    private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);

    private final int pageSize;
    private final ByteBuffer file;

    /** Element of a leaf page. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Entry(int flags, byte[] key, byte[] value) {}

    /** Element of a branch page. */
    record Child(String key, long page) {}

    BoltBytes(int pageSize, int pages) {
        this.pageSize = pageSize;
        this.file = ByteBuffer.allocate(pageSize * pages).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Pages of 4 KiB, two metas of which the second is newer, the root bucket in page 2, no freelist. */
    static BoltBytes rootAt2(int pages) {
        return new BoltBytes(4096, pages).meta(0, 6, 2, NO_FREELIST, pages).meta(1, 7, 2, NO_FREELIST, pages);
    }

    static Entry put(String key, String value) {
        return new Entry(0, text(key), text(value));
    }

    /** A bucket with pages of its own. */
    static Entry bucket(String name, long rootPage) {
        return new Entry(1, text(name), longs(rootPage, 0));
    }

    /** A bucket whose page stands in this element's value. */
    static Entry inlineBucket(String name, long sequence, Entry... entries) {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.writeBytes(longs(0, sequence));
        value.writeBytes(leafPage(0, 0, List.of(entries)));
        return new Entry(1, text(name), value.toByteArray());
    }

    BoltBytes meta(int slot, long txid, long root, long freelist, long highWater) {
        return metaAt(slot * pageSize, slot, pageSize, txid, root, freelist, highWater);
    }

    BoltBytes metaAt(int offset, int slot, int pageSizeField, long txid, long root, long freelist, long highWater) {
        ByteBuffer page = file.duplicate().order(ByteOrder.LITTLE_ENDIAN).position(offset);
        page.putLong(slot).putShort((short) META).putShort((short) 0).putInt(0);
        page.putInt(0xED0CDAED).putInt(2).putInt(pageSizeField).putInt(0);
        page.putLong(root).putLong(0).putLong(freelist).putLong(highWater).putLong(txid);
        return sumAt(offset);
    }

    /** Computes a meta's checksum again, after a field was changed on purpose. */
    BoltBytes sumAt(int offset) {
        file.putLong(offset + 72, fnv1a(Arrays.copyOfRange(file.array(), offset + 16, offset + 72)));
        return this;
    }

    BoltBytes leaf(long page, Entry... entries) {
        return leafRun(page, 0, entries);
    }

    BoltBytes leafRun(long page, int overflow, Entry... entries) {
        return bytes(page * pageSize, leafPage(page, overflow, List.of(entries)));
    }

    BoltBytes branch(long page, Child... children) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        ByteBuffer elements = little(16 * children.length);
        for (Child child : children) {
            byte[] key = text(child.key());
            elements.putInt(16 * children.length - elements.position() + data.size());
            elements.putInt(key.length).putLong(child.page());
            data.writeBytes(key);
        }
        header(page, BRANCH, children.length, 0);
        return bytes(page * pageSize + 16, elements.array()).bytes(page * pageSize + 16 + elements.capacity(),
                data.toByteArray());
    }

    BoltBytes freelist(long page, long... ids) {
        return header(page, FREELIST, ids.length, 0).bytes(page * pageSize + 16, longs(ids));
    }

    BoltBytes header(long page, int flags, int count, int overflow) {
        return bytes(page * pageSize, pageHeader(page, flags, count, overflow));
    }

    BoltBytes u16(long offset, int value) {
        file.putShort((int) offset, (short) value);
        return this;
    }

    BoltBytes u32(long offset, long value) {
        file.putInt((int) offset, (int) value);
        return this;
    }

    BoltBytes u64(long offset, long value) {
        file.putLong((int) offset, value);
        return this;
    }

    BoltBytes bytes(long offset, byte[] bytes) {
        file.put((int) offset, bytes);
        return this;
    }

    byte[] toBytes() {
        return file.array().clone();
    }

    PageSource source() {
        return new BytesSource("hand.db", toBytes());
    }

    static byte[] leafPage(long id, int overflow, List<Entry> entries) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        ByteBuffer elements = little(16 * entries.size());
        for (Entry entry : entries) {
            elements.putInt(entry.flags()).putInt(16 * entries.size() - (elements.position() - 4) + data.size());
            elements.putInt(entry.key().length).putInt(entry.value().length);
            data.writeBytes(entry.key());
            data.writeBytes(entry.value());
        }
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        page.writeBytes(pageHeader(id, LEAF, entries.size(), overflow));
        page.writeBytes(elements.array());
        page.writeBytes(data.toByteArray());
        return page.toByteArray();
    }

    static byte[] pageHeader(long id, int flags, int count, int overflow) {
        return little(16).putLong(id).putShort((short) flags).putShort((short) count).putInt(overflow).array();
    }

    static byte[] longs(long... values) {
        ByteBuffer bytes = little(8 * values.length);
        for (long value : values) {
            bytes.putLong(value);
        }
        return bytes.array();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** FNV-1a as its authors define it, in plain arithmetic. */
    static long fnv1a(byte[] bytes) {
        BigInteger hash = new BigInteger("14695981039346656037");
        for (byte b : bytes) {
            hash = hash.xor(BigInteger.valueOf(b & 0xff)).multiply(new BigInteger("1099511628211")).mod(TWO_64);
        }
        return hash.longValue();
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
