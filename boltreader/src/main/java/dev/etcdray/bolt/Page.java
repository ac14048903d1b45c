package dev.etcdray.bolt;

import dev.etcdray.bolt.check.CorruptDatabaseException;
import dev.etcdray.bolt.check.Fault;
import dev.etcdray.bolt.check.FaultKind;
import dev.etcdray.bolt.check.FaultSink;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * A page run in memory, whose header was validated, and one of its elements at a time, validated when moved to.
 * Nothing is allocated per element: keys and values are offsets into {@link #data()}.
 *
 * <p>A page that came from a {@link PageReader} shows the reader's buffer and is valid until its next read.
 */
public final class Page {
    private final String file;
    private final FaultSink sink;

    private MemorySegment data = MemorySegment.NULL;
    private long base;
    private long lengthBytes;
    private long fileOffset;
    private long id;
    private long overflow;
    private int count;
    private boolean inline;
    private PageType type = PageType.META;

    private long keyOffset;
    private long keySize;
    private long valueOffset;
    private long valueSize;
    private long child;
    private boolean bucket;

    Page(String file, FaultSink sink) {
        this.file = file;
        this.sink = sink;
    }

    /** Points this view at a run that starts at {@code base}; the header is the caller's to validate. */
    void set(MemorySegment newData, long newBase, long newLengthBytes, long newFileOffset, long newId,
            PageType newType) {
        data = newData;
        base = newBase;
        lengthBytes = newLengthBytes;
        fileOffset = newFileOffset;
        id = newId;
        type = newType;
        inline = false;
        overflow = Layout.u32(data, base + Layout.PAGE_OVERFLOW);
        count = Layout.u16(data, base + Layout.PAGE_COUNT);
    }

    /** The bytes that offsets of this page count in. */
    public MemorySegment data() {
        return data;
    }

    /** The page's id; for the page of an inline bucket, the id of the page that holds it. */
    public long id() {
        return id;
    }

    /** Branch, leaf, meta or freelist. */
    public PageType type() {
        return type;
    }

    /** Number of elements. */
    public int count() {
        return count;
    }

    /** Pages of this run behind the first. */
    public long overflow() {
        return overflow;
    }

    /** Bytes of the whole run, header included. */
    public long lengthBytes() {
        return lengthBytes;
    }

    /** Offset of the page header in {@link #data()}. */
    public long base() {
        return base;
    }

    /** Whether this is the page inside the value of an inline bucket. */
    public boolean isInline() {
        return inline;
    }

    /** Bytes of the page header, and of each element: both are 16. */
    public static int headerBytes() {
        return Layout.PAGE_HEADER_BYTES;
    }

    /**
     * Moves to an element of a leaf page.
     *
     * @return false if the element is broken; the fault went to the sink, and this element is to be skipped
     */
    public boolean leafElement(int index) throws CorruptDatabaseException {
        long element = base + Layout.PAGE_HEADER_BYTES + (long) index * Layout.ELEMENT_BYTES;
        long flags = Layout.u32(data, element + Layout.LEAF_FLAGS);
        long pos = Layout.u32(data, element + Layout.LEAF_POS);
        keySize = Layout.u32(data, element + Layout.LEAF_KEY_SIZE);
        valueSize = Layout.u32(data, element + Layout.LEAF_VALUE_SIZE);
        keyOffset = element + pos;
        valueOffset = keyOffset + keySize;
        bucket = flags == Layout.LEAF_FLAG_BUCKET;
        if (keyOffset < elementsEnd() || valueOffset + valueSize > base + lengthBytes) {
            return bounds(index, element + Layout.LEAF_POS, pos, keySize + valueSize);
        }
        return flags <= Layout.LEAF_FLAG_BUCKET || leafFlags(index, element, flags);
    }

    /**
     * Moves to an element of a branch page.
     *
     * @return false if the element is broken; the fault went to the sink, and this element is to be skipped
     */
    public boolean branchElement(int index) throws CorruptDatabaseException {
        long element = base + Layout.PAGE_HEADER_BYTES + (long) index * Layout.ELEMENT_BYTES;
        long pos = Layout.u32(data, element + Layout.BRANCH_POS);
        keySize = Layout.u32(data, element + Layout.BRANCH_KEY_SIZE);
        child = Layout.u64(data, element + Layout.BRANCH_CHILD);
        keyOffset = element + pos;
        valueOffset = keyOffset + keySize;
        valueSize = 0;
        bucket = false;
        if (keyOffset < elementsEnd() || valueOffset > base + lengthBytes) {
            return bounds(index, element + Layout.BRANCH_POS, pos, keySize);
        }
        return true;
    }

    /** Offset in {@link #data()} of the current element's key. */
    public long keyOffset() {
        return keyOffset;
    }

    /** Bytes of the current element's key. */
    public long keySize() {
        return keySize;
    }

    /** Offset in {@link #data()} of the current leaf element's value. */
    public long valueOffset() {
        return valueOffset;
    }

    /** Bytes of the current leaf element's value. */
    public long valueSize() {
        return valueSize;
    }

    /** Bytes that the current leaf element takes in its page: 16 for the element, plus its key and value. */
    public long entryBytes() {
        return Layout.ELEMENT_BYTES + keySize + valueSize;
    }

    /** Whether the current leaf element holds a bucket. */
    public boolean isBucket() {
        return bucket;
    }

    /** Page id of the current branch element's child. */
    public long child() {
        return child;
    }

    /** The current element's key, a view. */
    public MemorySegment key() {
        return data.asSlice(keyOffset, keySize);
    }

    /** The current element's value, a view. */
    public MemorySegment value() {
        return data.asSlice(valueOffset, valueSize);
    }

    /** Root page id in the bucket header of the current element; 0 = inline. Valid after {@link #checkBucket}. */
    long bucketRoot() {
        return Layout.u64(data, valueOffset + Layout.BUCKET_ROOT);
    }

    long bucketSequence() {
        return Layout.u64(data, valueOffset + Layout.BUCKET_SEQUENCE);
    }

    /** Whether the current element's value can be a bucket; else a fault goes to the sink. */
    boolean checkBucket(int index) throws CorruptDatabaseException {
        if (valueSize < Layout.BUCKET_HEADER_BYTES) {
            report(FaultKind.BUCKET_VALUE, valueOffset, "bucket header of leaf element " + index,
                    Layout.BUCKET_HEADER_BYTES + " bytes at least", valueSize + " bytes");
            return false;
        }
        return true;
    }

    /** The leaf page inside the current element's value, or null after a fault. Valid as long as this page is. */
    @Nullable
    Page inlinePage(int index) throws CorruptDatabaseException {
        long start = valueOffset + Layout.BUCKET_HEADER_BYTES;
        long length = valueSize - Layout.BUCKET_HEADER_BYTES;
        if (length < Layout.PAGE_HEADER_BYTES) {
            report(FaultKind.BUCKET_VALUE, start, "inline page of leaf element " + index,
                    Layout.PAGE_HEADER_BYTES + " bytes at least", length + " bytes");
            return null;
        }
        int flags = Layout.u16(data, start + Layout.PAGE_FLAGS);
        if (PageType.ofFlags(flags) != PageType.LEAF) {
            report(FaultKind.PAGE_TYPE, start + Layout.PAGE_FLAGS, "inline page flags of leaf element " + index,
                    PageType.LEAF.toString(), String.format("0x%02x", flags));
            return null;
        }
        Page page = new Page(file, sink);
        page.set(data, start, length, fileOffset + (start - base), id, PageType.LEAF);
        page.inline = true;
        return page.checkCount() ? page : null;
    }

    /** Whether all elements fit in the run; else a fault goes to the sink. */
    boolean checkCount() throws CorruptDatabaseException {
        boolean emptyBranch = type == PageType.BRANCH && count == 0;
        if (emptyBranch || elementsEnd() > base + lengthBytes) {
            long most = (lengthBytes - Layout.PAGE_HEADER_BYTES) / Layout.ELEMENT_BYTES;
            report(FaultKind.PAGE_COUNT, base + Layout.PAGE_COUNT, "element count",
                    (emptyBranch ? "1 to " : "at most ") + most, Integer.toString(count));
            return false;
        }
        return true;
    }

    private long elementsEnd() {
        return base + Layout.PAGE_HEADER_BYTES + (long) count * Layout.ELEMENT_BYTES;
    }

    private boolean bounds(int index, long field, long pos, long size) throws CorruptDatabaseException {
        report(FaultKind.ELEMENT_BOUNDS, field, type.name().toLowerCase(java.util.Locale.ROOT) + " element " + index,
                "key and value between the " + count + " elements and the end of the page at " + lengthBytes,
                size + " bytes at position " + pos);
        return false;
    }

    private boolean leafFlags(int index, long element, long flags) throws CorruptDatabaseException {
        report(FaultKind.ELEMENT_BOUNDS, element, "flags of leaf element " + index, "0 or 1", Long.toString(flags));
        return false;
    }

    private void report(FaultKind kind, long dataOffset, String field, String expected, String actual)
            throws CorruptDatabaseException {
        sink.report(new Fault(kind, file, id, fileOffset + (dataOffset - base), field, expected, actual));
    }
}
