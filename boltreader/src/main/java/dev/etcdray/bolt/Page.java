package dev.etcdray.bolt;

import dev.etcdray.bolt.check.CorruptDatabaseException;
import dev.etcdray.bolt.check.Fault;
import dev.etcdray.bolt.check.FaultKind;
import dev.etcdray.bolt.check.FaultSink;
import java.lang.foreign.MemorySegment;
import java.util.Locale;
import java.util.Objects;
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

    /** Points this view at a run that starts at {@code newBase}; its header is validated. */
    void set(MemorySegment newData, long newBase, long newLengthBytes, long newFileOffset, PageHeader header) {
        data = newData;
        base = newBase;
        lengthBytes = newLengthBytes;
        fileOffset = newFileOffset;
        id = header.id();
        type = header.type();
        overflow = header.overflow();
        count = header.count();
    }

    /** Bytes of a page up to and with its elements, which the keys and values stand behind. */
    static long elementsEnd(int count) {
        return Layout.PAGE_HEADER_BYTES + (long) count * Layout.ELEMENT_BYTES;
    }

    static long mostElements(long lengthBytes) {
        return (lengthBytes - Layout.PAGE_HEADER_BYTES) / Layout.ELEMENT_BYTES;
    }

    /** Whether a run of that length has room for the elements; a branch must have one. */
    static boolean fits(PageHeader header, long lengthBytes) {
        boolean emptyBranch = header.type() == PageType.BRANCH && header.count() == 0;
        return !emptyBranch && elementsEnd(header.count()) <= lengthBytes;
    }

    /** Where the last element's key and value end, counted from the page's start; the element itself is in memory. */
    static long lastElementEnd(MemorySegment data, long base, PageHeader header) {
        if (header.count() == 0) {
            return Layout.PAGE_HEADER_BYTES;
        }
        long element = elementsEnd(header.count() - 1);
        if (header.type() == PageType.BRANCH) {
            return element + Layout.u32(data, base + element + Layout.BRANCH_POS)
                    + Layout.u32(data, base + element + Layout.BRANCH_KEY_SIZE);
        }
        return element + Layout.u32(data, base + element + Layout.LEAF_POS)
                + Layout.u32(data, base + element + Layout.LEAF_KEY_SIZE)
                + Layout.u32(data, base + element + Layout.LEAF_VALUE_SIZE);
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
        long element = base + elementsEnd(Objects.checkIndex(index, count));
        long flags = Layout.u32(data, element + Layout.LEAF_FLAGS);
        long pos = Layout.u32(data, element + Layout.LEAF_POS);
        keySize = Layout.u32(data, element + Layout.LEAF_KEY_SIZE);
        valueSize = Layout.u32(data, element + Layout.LEAF_VALUE_SIZE);
        keyOffset = element + pos;
        valueOffset = keyOffset + keySize;
        bucket = flags == Layout.LEAF_FLAG_BUCKET;
        if (keyOffset < base + elementsEnd(count) || valueOffset + valueSize > base + lengthBytes) {
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
        long element = base + elementsEnd(Objects.checkIndex(index, count));
        long pos = Layout.u32(data, element + Layout.BRANCH_POS);
        keySize = Layout.u32(data, element + Layout.BRANCH_KEY_SIZE);
        child = Layout.u64(data, element + Layout.BRANCH_CHILD);
        keyOffset = element + pos;
        valueOffset = keyOffset + keySize;
        valueSize = 0;
        bucket = false;
        if (keyOffset < base + elementsEnd(count) || valueOffset > base + lengthBytes) {
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

    /**
     * Whether a bucket's element stands behind the one before it in the page, as bbolt writes them; else a fault goes
     * to the sink. Without this, elements that share one value would make a page of n bytes hold 2^n inline buckets.
     */
    boolean checkBehind(int index, long endOfBucketBefore) throws CorruptDatabaseException {
        if (keyOffset < endOfBucketBefore) {
            report(FaultKind.ELEMENT_BOUNDS, base + elementsEnd(index) + Layout.LEAF_POS, "leaf element " + index,
                    "a bucket behind the bucket before it, which ends at " + (endOfBucketBefore - base),
                    "one at " + (keyOffset - base));
            return false;
        }
        return true;
    }

    /** Offset in the file of a byte of this page. */
    long fileOffset(long dataOffset) {
        return fileOffset + (dataOffset - base);
    }

    /** The page of an inline bucket that stands in this page, or null after a fault. Valid as long as this page is. */
    @Nullable
    Page inlinePage(Bucket bucketHere) throws CorruptDatabaseException {
        long start = base + (bucketHere.inlineOffset() - fileOffset);
        long length = bucketHere.inlineBytes();
        long room = base + lengthBytes - start;
        if (length < Layout.PAGE_HEADER_BYTES || start < base || length > room) {
            report(FaultKind.BUCKET_VALUE, start, "inline page of bucket " + bucketHere,
                    Layout.PAGE_HEADER_BYTES + " bytes at least and at most " + Math.max(0, room), length + " bytes");
            return null;
        }
        int flags = Layout.u16(data, start + Layout.PAGE_FLAGS);
        if (PageType.ofFlags(flags) != PageType.LEAF) {
            report(FaultKind.PAGE_TYPE, start + Layout.PAGE_FLAGS, "inline page flags of bucket " + bucketHere,
                    PageType.LEAF.toString(), String.format("0x%02x", flags));
            return null;
        }
        PageHeader header = new PageHeader(id, PageType.LEAF, Layout.u16(data, start + Layout.PAGE_COUNT), 0);
        if (!fits(header, length)) {
            report(FaultKind.PAGE_COUNT, start + Layout.PAGE_COUNT, "element count of bucket " + bucketHere,
                    "at most " + mostElements(length), Integer.toString(header.count()));
            return null;
        }
        Page page = new Page(file, sink);
        page.set(data, start, length, bucketHere.inlineOffset(), header);
        page.inline = true;
        return page;
    }

    private boolean bounds(int index, long field, long pos, long size) throws CorruptDatabaseException {
        report(FaultKind.ELEMENT_BOUNDS, field, type.name().toLowerCase(Locale.ROOT) + " element " + index,
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
        sink.report(new Fault(kind, file, id, fileOffset(dataOffset), field, expected, actual));
    }
}
