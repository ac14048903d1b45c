package dev.etcdray.bolt;

import dev.etcdray.bolt.check.CorruptDatabaseException;
import dev.etcdray.bolt.check.Fault;
import dev.etcdray.bolt.check.FaultKind;
import dev.etcdray.bolt.check.FaultSink;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads page runs into a page-aligned buffer of its own, several pages a call where the caller says that it will go
 * on there. For one thread at a time; every thread takes its own from {@link BoltDatabase#newReader}.
 */
public final class PageReader implements Closeable {
    private static final long ALIGNMENT_BYTES = 4096;
    private static final long WINDOW_BYTES = 256 << 10;

    private final PageSource source;
    private final Meta meta;
    private final FaultSink sink;
    private final Page page;

    private Arena arena = Arena.ofShared();
    private MemorySegment buffer;
    private ByteBuffer bufferView;
    private long windowStart;
    private long windowEnd;
    private long wantedEnd;
    private long generation;

    PageReader(PageSource source, Meta meta, FaultSink sink) {
        this.source = source;
        this.meta = meta;
        this.sink = sink;
        this.page = new Page(source.name(), sink);
        this.buffer = arena.allocate(WINDOW_BYTES, ALIGNMENT_BYTES);
        this.bufferView = buffer.asByteBuffer();
    }

    /** Largest number of pages that {@link #willReadUpTo} can make one read of. */
    public int windowPages() {
        return (int) (WINDOW_BYTES / meta.pageSizeBytes());
    }

    /** Changes whenever a page that {@link #read} gave before is no longer valid. */
    long generation() {
        return generation;
    }

    /** Says that the pages up to and with this one are wanted next, so that they come in one read. */
    public void willReadUpTo(long lastPage) {
        wantedEnd = lastPage >= meta.highWaterPage() ? 0 : (lastPage + 1) * meta.pageSizeBytes();
    }

    /**
     * Reads a run and validates its header.
     *
     * @return the page, valid until the next read, or null if it is broken; the fault went to the sink
     */
    public @Nullable Page read(long pageId) throws IOException {
        PageHeader header = header(pageId);
        return header == null ? null : run(header);
    }

    /**
     * Reads a run that may be none: what stands there may be no page's start, and says what it likes of its length.
     *
     * @return the page, valid until the next read, or null if it is no leaf, broken, or longer than so many bytes
     */
    public @Nullable Page readLeaf(long pageId, long mostBytes) throws IOException {
        PageHeader header = header(pageId);
        if (header == null || header.type() != PageType.LEAF
                || (1 + header.overflow()) * meta.pageSizeBytes() > mostBytes) {
            return null;
        }
        return run(header);
    }

    /**
     * Reads the header alone: what a run's length is believed to be is checked against its neighbours before a run
     * that may be as long as the file is read.
     *
     * @return null after a fault
     */
    @Nullable
    PageHeader header(long pageId) throws IOException {
        long highWater = meta.highWaterPage();
        if (pageId < Layout.META_PAGES || pageId >= highWater) {
            sink.report(new Fault(FaultKind.PAGE_ID_RANGE, source.name(), -1, -1, "page id",
                    "2 to " + (highWater - 1) + " (below the high-water mark)", Long.toUnsignedString(pageId)));
            return null;
        }
        long offset = pageId * meta.pageSizeBytes();
        if (!require(pageId, offset, meta.pageSizeBytes())) {
            return null;
        }
        long base = offset - windowStart;
        long overflow = Layout.u32(buffer, base + Layout.PAGE_OVERFLOW);
        long idInPage = Layout.u64(buffer, base + Layout.PAGE_ID);
        int flags = Layout.u16(buffer, base + Layout.PAGE_FLAGS);
        PageType type = PageType.ofFlags(flags);
        if (idInPage != pageId) {
            report(FaultKind.PAGE_ID_MISMATCH, pageId, Layout.PAGE_ID, "id in the page header", Long.toString(pageId),
                    Long.toUnsignedString(idInPage));
            return null;
        }
        if (type == null || type == PageType.META) {
            report(FaultKind.PAGE_TYPE, pageId, Layout.PAGE_FLAGS, "page flags", "branch, leaf or freelist",
                    String.format("0x%02x", flags));
            return null;
        }
        if (overflow >= highWater - pageId) {
            report(FaultKind.PAGE_OVERFLOW, pageId, Layout.PAGE_OVERFLOW, "overflow", "at most "
                    + (highWater - pageId - 1) + " (the high-water mark is page " + highWater + ")",
                    Long.toString(overflow));
            return null;
        }
        return new PageHeader(pageId, type, Layout.u16(buffer, base + Layout.PAGE_COUNT), overflow);
    }

    /** Reads the run behind a header that this reader has just read; null after a fault. */
    @Nullable
    Page run(PageHeader header) throws IOException {
        long offset = header.id() * meta.pageSizeBytes();
        long length = (1 + header.overflow()) * meta.pageSizeBytes();
        boolean elements = header.type() != PageType.FREELIST;
        if (elements && !Page.fits(header, length)) {
            long most = Page.mostElements(length);
            report(FaultKind.PAGE_COUNT, header.id(), Layout.PAGE_COUNT, "element count",
                    (header.type() == PageType.BRANCH ? "1 to " : "at most ") + most,
                    Integer.toString(header.count()));
            return null;
        }
        if (elements && header.overflow() > 0 && !needsItsOverflow(header, offset)) {
            return null;
        }
        if (!require(header.id(), offset, length)) {
            return null;
        }
        generation++;
        page.set(buffer, offset - windowStart, length, offset, header);
        return page;
    }

    /**
     * bbolt allots the pages that a node fills, and older writers one more when it fills them exactly (node.spill),
     * so the last element ends in the last page or at its start. An overflow that is too large is found here, before memory is taken for it.
     */
    private boolean needsItsOverflow(PageHeader header, long offset) throws IOException {
        if (!require(header.id(), offset, Page.elementsEnd(header.count()))) {
            return false;
        }
        long end = Page.lastElementEnd(buffer, offset - windowStart, header);
        long needed = end / meta.pageSizeBytes();
        if (needed < header.overflow()) {
            report(FaultKind.PAGE_OVERFLOW, header.id(), Layout.PAGE_OVERFLOW, "overflow",
                    "at most " + needed + " (the last element ends at " + end + ")",
                    Long.toString(header.overflow()));
            return false;
        }
        return true;
    }

    /** Makes the bytes stand in the buffer; false after a fault. */
    private boolean require(long pageId, long offset, long length) throws IOException {
        if (offset >= windowStart && offset + length <= windowEnd) {
            return true;
        }
        long wanted = Math.clamp(wantedEnd - offset, length, Math.max(length, WINDOW_BYTES));
        if (wanted > buffer.byteSize()) {
            grow(wanted);
        }
        windowStart = 0;
        windowEnd = 0;
        wantedEnd = 0;
        generation++;
        try {
            readInto(offset, wanted);
        } catch (EOFException e) {
            report(FaultKind.TRUNCATED, pageId, 0, "page run", (offset + length) + " bytes of file at least",
                    source.sizeBytes() + " bytes");
            return false;
        }
        windowStart = offset;
        windowEnd = offset + wanted;
        return true;
    }

    private void readInto(long offset, long length) throws IOException {
        for (long done = 0; done < length; done += Integer.MAX_VALUE & -ALIGNMENT_BYTES) {
            long part = Math.min(length - done, Integer.MAX_VALUE & -ALIGNMENT_BYTES);
            ByteBuffer target = done == 0 && part <= bufferView.capacity()
                    ? bufferView.clear().limit((int) part)
                    : buffer.asSlice(done, part).asByteBuffer();
            source.read(offset + done, target);
        }
    }

    @SuppressWarnings("MustBeClosedChecker") // It outlives this call; close() closes it.
    private void grow(long lengthBytes) {
        Arena larger = Arena.ofShared();
        buffer = larger.allocate(lengthBytes, ALIGNMENT_BYTES);
        bufferView = buffer.asSlice(0, Math.min(lengthBytes, Integer.MAX_VALUE & -ALIGNMENT_BYTES)).asByteBuffer();
        arena.close();
        arena = larger;
    }

    private void report(FaultKind kind, long pageId, int fieldOffset, String field, String expected, String actual)
            throws CorruptDatabaseException {
        long offset = pageId * meta.pageSizeBytes() + fieldOffset;
        sink.report(new Fault(kind, source.name(), pageId, offset, field, expected, actual));
    }

    @Override
    public void close() {
        arena.close();
    }
}
