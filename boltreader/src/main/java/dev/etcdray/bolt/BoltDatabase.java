package dev.etcdray.bolt;

import dev.etcdray.bolt.check.CorruptDatabaseException;
import dev.etcdray.bolt.check.Fault;
import dev.etcdray.bolt.check.FaultKind;
import dev.etcdray.bolt.check.FaultSink;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bbolt database as one of its transactions left it: the meta that serves, and ways to read from there. Immutable
 * and for any number of threads; each reads through a {@link PageReader} of its own.
 */
public final class BoltDatabase {
    private final PageSource source;
    private final FaultSink sink;
    private final Meta meta;
    private final List<Fault> brokenMetas;
    private final long fileBytes;

    private BoltDatabase(PageSource source, FaultSink sink, MetaReader.Metas metas, long fileBytes) {
        this.source = source;
        this.sink = sink;
        this.meta = metas.serving();
        this.brokenMetas = metas.broken();
        this.fileBytes = fileBytes;
    }

    /**
     * Reads the metas and takes the valid one with the higher txid.
     *
     * @throws CorruptDatabaseException if no meta is valid or the file ends before the high-water mark, whatever the
     *         sink; for faults of the meta's fields if the sink is strict
     */
    public static BoltDatabase open(PageSource source, FaultSink sink) throws IOException {
        MetaReader.Metas metas = MetaReader.read(source);
        // After the metas: a running writer grows the file before it writes a meta that needs the room.
        BoltDatabase database = new BoltDatabase(source, sink, metas, source.sizeBytes());
        database.checkMeta();
        return database;
    }

    private void checkMeta() throws IOException {
        long pages = meta.highWaterPage();
        long most = Math.min(fileBytes / meta.pageSizeBytes(), Integer.MAX_VALUE);
        if (pages >= 0 && pages < Layout.META_PAGES) {
            throw new CorruptDatabaseException(fault(FaultKind.META_FIELD, Layout.META_HIGH_WATER, "high-water mark",
                    "2 pages at least", pages + " pages"));
        }
        if (pages < 0 || pages > most) {
            throw new CorruptDatabaseException(fault(FaultKind.TRUNCATED, Layout.META_HIGH_WATER, "high-water mark",
                    "at most " + most + " pages of " + meta.pageSizeBytes() + " bytes, as the file has " + fileBytes
                            + " bytes",
                    Long.toUnsignedString(pages) + " pages; the file is cut short"));
        }
        checkPageId("root bucket's page id", meta.rootPage(), Layout.META_ROOT);
        if (meta.hasFreelist()) {
            checkPageId("freelist page id", meta.freelistPage(), Layout.META_FREELIST);
        }
    }

    private void checkPageId(String field, long page, int fieldOffset) throws CorruptDatabaseException {
        if (!isInUse(page)) {
            sink.report(fault(FaultKind.META_FIELD, fieldOffset, field, pageRange(), Long.toUnsignedString(page)));
        }
    }

    private Fault fault(FaultKind kind, int metaField, String field, String expected, String actual) {
        long offset = (long) meta.slot() * meta.pageSizeBytes() + metaField;
        return new Fault(kind, source.name(), meta.slot(), offset, field, expected, actual);
    }

    /** Whether an id can be that of a tree's or a freelist's page: behind the metas, below the high-water mark. */
    boolean isInUse(long page) {
        return page >= Layout.META_PAGES && page < meta.highWaterPage();
    }

    /** What {@link #isInUse} expects, in words. */
    String pageRange() {
        return "2 to " + (meta.highWaterPage() - 1) + " (below the high-water mark)";
    }

    /** The file's name as the user gave it. */
    public String name() {
        return source.name();
    }

    /** The bytes behind this database. */
    public PageSource source() {
        return source;
    }

    /** The meta that serves. */
    public Meta meta() {
        return meta;
    }

    /** What is wrong with the other meta; empty when both are valid. */
    public List<Fault> brokenMetas() {
        return brokenMetas;
    }

    /** Size of the file in bytes when it was opened; at least the meta's {@link Meta#usedBytes()}. */
    public long fileBytes() {
        return fileBytes;
    }

    /** The txid that the file's metas show now, read again: a running writer moves it on. */
    public long currentTxid() throws IOException {
        return MetaReader.read(source).serving().txid();
    }

    /** A reader for one thread; to be closed. */
    public PageReader newReader() {
        return new PageReader(source, meta, sink);
    }

    /** An empty page map of the right size, with the metas in it. */
    public PageMap newPageMap() {
        return new PageMap(meta.highWaterPage());
    }

    /** The root bucket's tree; its elements are the top-level buckets. */
    public Tree rootTree(PageReader reader, PageMap map) throws IOException {
        return Tree.of(this, Bucket.root(meta), null, map, reader);
    }

    /** Walks the whole database and tells who owns each page. */
    public PageMap pageMap() throws IOException {
        PageMap map = newPageMap();
        try (PageReader reader = newReader()) {
            Walk.below(rootTree(reader, map), reader, map, (tree, page) -> {
            });
            freelist(reader, map);
        }
        return map;
    }

    /** The stored freelist, its pages claimed; null if the file has none, or after a fault. */
    public @Nullable Freelist freelist(PageReader reader, PageMap map) throws IOException {
        return Freelist.read(this, reader, map);
    }

    void report(FaultKind kind, long page, long offset, String field, String expected, String actual)
            throws CorruptDatabaseException {
        sink.report(new Fault(kind, source.name(), page, offset, field, expected, actual));
    }

    /** Reports a fault of a page as a whole. */
    void report(FaultKind kind, long page, String field, String expected, String actual)
            throws CorruptDatabaseException {
        report(kind, page, page * meta.pageSizeBytes(), field, expected, actual);
    }
}
