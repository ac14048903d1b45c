package dev.etcdray.bolt;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Offsets and sizes of the format, as FORMAT.md draws them; each offset is the one before it plus its size.
 * Source: bbolt's internal/common/page.go, meta.go, bucket.go.
 */
final class Layout {
    static final ValueLayout.OfShort U16 = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfInt U32 = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfLong U64 = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    static final int PAGE_ID = 0;
    static final int PAGE_FLAGS = PAGE_ID + 8;
    static final int PAGE_COUNT = PAGE_FLAGS + 2;
    static final int PAGE_OVERFLOW = PAGE_COUNT + 2;
    static final int PAGE_HEADER_BYTES = PAGE_OVERFLOW + 4;

    static final int META_MAGIC = PAGE_HEADER_BYTES;
    static final int META_VERSION = META_MAGIC + 4;
    static final int META_PAGE_SIZE = META_VERSION + 4;
    static final int META_FLAGS = META_PAGE_SIZE + 4;
    static final int META_ROOT = META_FLAGS + 4;
    static final int META_SEQUENCE = META_ROOT + 8;
    static final int META_FREELIST = META_SEQUENCE + 8;
    static final int META_HIGH_WATER = META_FREELIST + 8;
    static final int META_TXID = META_HIGH_WATER + 8;
    static final int META_CHECKSUM = META_TXID + 8;
    static final int META_END = META_CHECKSUM + 8;

    static final int LEAF_FLAGS = 0;
    static final int LEAF_POS = LEAF_FLAGS + 4;
    static final int LEAF_KEY_SIZE = LEAF_POS + 4;
    static final int LEAF_VALUE_SIZE = LEAF_KEY_SIZE + 4;

    static final int BRANCH_POS = 0;
    static final int BRANCH_KEY_SIZE = BRANCH_POS + 4;
    static final int BRANCH_CHILD = BRANCH_KEY_SIZE + 4;

    /** Leaf and branch elements are of one size. */
    static final int ELEMENT_BYTES = 16;
    static final int LEAF_FLAG_BUCKET = 1;

    static final int BUCKET_ROOT = 0;
    static final int BUCKET_SEQUENCE = BUCKET_ROOT + 8;
    static final int BUCKET_HEADER_BYTES = BUCKET_SEQUENCE + 8;

    static final int MAGIC = 0xED0CDAED;
    static final int VERSION = 2;
    static final long NO_FREELIST = -1L;
    static final int COUNT_IN_BODY = 0xFFFF;
    static final int META_PAGES = 2;
    static final int MIN_PAGE_BYTES = 1024;
    static final int MAX_PAGE_BYTES = 65536;

    private Layout() {
    }

    static int u16(MemorySegment data, long offset) {
        return Short.toUnsignedInt(data.get(U16, offset));
    }

    static long u32(MemorySegment data, long offset) {
        return Integer.toUnsignedLong(data.get(U32, offset));
    }

    static long u64(MemorySegment data, long offset) {
        return data.get(U64, offset);
    }
}
