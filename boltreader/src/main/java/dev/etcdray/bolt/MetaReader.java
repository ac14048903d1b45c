package dev.etcdray.bolt;

import dev.etcdray.bolt.check.CorruptDatabaseException;
import dev.etcdray.bolt.check.Fault;
import dev.etcdray.bolt.check.FaultKind;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the two metas of a file and chooses the one that serves: valid, and with the higher txid. */
final class MetaReader {
    private final PageSource source;
    private final long sizeBytes;
    private final List<Fault> broken = new ArrayList<>();

    private MetaReader(PageSource source, long sizeBytes) {
        this.source = source;
        this.sizeBytes = sizeBytes;
    }

    /**
     * The metas of a file.
     *
     * @param serving the valid meta with the higher txid
     * @param broken what is wrong with the other one; empty when both are valid
     */
    record Metas(Meta serving, List<Fault> broken) {}

    /**
     * Reads both metas.
     *
     * @throws CorruptDatabaseException if none is valid: there is nothing to read then, whatever the sink
     */
    static Metas read(PageSource source) throws IOException {
        long sizeBytes = source.sizeBytes();
        NotBbolt.refuseShort(source.name(), sizeBytes);
        return new MetaReader(source, sizeBytes).metas();
    }

    private Metas metas() throws IOException {
        Meta first = meta(0, 0);
        Meta second = first != null ? meta(1, first.pageSizeBytes()) : findSecond();
        if (first == null && second == null) {
            throw new CorruptDatabaseException(NotBbolt.explain(source, broken));
        }
        return new Metas(newer(first, second), List.copyOf(broken));
    }

    private static Meta newer(@Nullable Meta first, @Nullable Meta second) {
        if (first == null || second == null) {
            return Objects.requireNonNull(first == null ? second : first);
        }
        return Long.compareUnsigned(first.txid(), second.txid()) >= 0 ? first : second;
    }

    /** Without a first meta the page size is unknown: the second stands at one of the seven possible places. */
    private @Nullable Meta findSecond() throws IOException {
        for (int pageSize = Layout.MIN_PAGE_BYTES; pageSize <= Layout.MAX_PAGE_BYTES; pageSize *= 2) {
            if (pageSize + Layout.META_END <= sizeBytes && hasMagic(pageSize)) {
                Meta meta = meta(1, pageSize);
                if (meta != null) {
                    return meta;
                }
            }
        }
        return null;
    }

    private boolean hasMagic(long offset) throws IOException {
        return bytes(offset).get(Layout.U32, Layout.META_MAGIC) == Layout.MAGIC;
    }

    private @Nullable Meta meta(int slot, long offset) throws IOException {
        if (offset + Layout.META_END > sizeBytes) {
            broken.add(fault(FaultKind.TRUNCATED, slot, offset, "meta page", (offset + Layout.META_END)
                    + " bytes of file at least", sizeBytes + " bytes"));
            return null;
        }
        MemorySegment data = bytes(offset);
        int magic = data.get(Layout.U32, Layout.META_MAGIC);
        if (magic != Layout.MAGIC) {
            return reject(slot, offset, Layout.META_MAGIC, "meta magic", hex32(Layout.MAGIC), hex32(magic));
        }
        int version = data.get(Layout.U32, Layout.META_VERSION);
        if (version != Layout.VERSION) {
            return reject(slot, offset, Layout.META_VERSION, "meta version", "2", Integer.toUnsignedString(version));
        }
        long stored = Layout.u64(data, Layout.META_CHECKSUM);
        long computed = Fnv.hash64(data, Layout.META_MAGIC, Layout.META_CHECKSUM);
        if (stored != computed) {
            return reject(slot, offset, Layout.META_CHECKSUM, "meta checksum (FNV-1a)", hex64(computed), hex64(stored));
        }
        int pageSize = data.get(Layout.U32, Layout.META_PAGE_SIZE);
        if (Integer.bitCount(pageSize) != 1 || pageSize < Layout.MIN_PAGE_BYTES || pageSize > Layout.MAX_PAGE_BYTES) {
            return reject(slot, offset, Layout.META_PAGE_SIZE, "meta page size",
                    "a power of two from 1024 to 65536", Integer.toUnsignedString(pageSize));
        }
        if (slot == 1 && pageSize != offset) {
            return reject(slot, offset, Layout.META_PAGE_SIZE, "meta page size",
                    offset + ", where this second meta stands", Integer.toString(pageSize));
        }
        return new Meta(slot, pageSize, Layout.u64(data, Layout.META_ROOT), Layout.u64(data, Layout.META_SEQUENCE),
                Layout.u64(data, Layout.META_FREELIST), Layout.u64(data, Layout.META_HIGH_WATER),
                Layout.u64(data, Layout.META_TXID));
    }

    private MemorySegment bytes(long offset) throws IOException {
        byte[] data = new byte[Layout.META_END];
        source.read(offset, ByteBuffer.wrap(data));
        return MemorySegment.ofArray(data);
    }

    private @Nullable Meta reject(int slot, long offset, int field, String name, String expected, String actual) {
        broken.add(fault(FaultKind.META_FIELD, slot, offset + field, name, expected, actual));
        return null;
    }

    private Fault fault(FaultKind kind, int slot, long offset, String field, String expected, String actual) {
        return new Fault(kind, source.name(), slot, offset, field, expected, actual);
    }

    private static String hex32(int value) {
        return String.format("0x%08x", value);
    }

    private static String hex64(long value) {
        return String.format("0x%016x", value);
    }
}
