package dev.etcdray.breakdown;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * One row of 72 bytes a distinct key, outside the heap, in chunks that are never copied to grow. Keys are told apart by
 * a 128-bit hash under a random seed: among ten million keys two collide with a probability of 10^-25.
 *
 * <pre>
 * 0 hash, high | 8 hash, low | 16 locator of the newest revision, flags in its high bits | 24 bytes live u32
 * 28 directory i32 | 32 bytes superseded | 40 value bytes superseded | 48 bytes of tombstones
 * 56 superseded revisions u32 | 60 tombstones u32 | 64 main revision that was applied last
 * </pre>
 */
final class KeyTable implements Closeable {
    private static final long LIVE = 1L << 62;
    private static final long MATCHED = 1L << 61;
    /** A locator takes 47 bits (see the feed); then come the marks, a bit each. */
    private static final int MARK_SHIFT = 48;
    private static final long LOCATOR_MASK = (1L << MARK_SHIFT) - 1;

    private static final int ROW_BYTES = 72;
    private static final int CHUNK_SHIFT = 16;
    private static final int CHUNK_ROWS = 1 << CHUNK_SHIFT;
    private static final long CHUNK_BYTES = (long) CHUNK_ROWS * ROW_BYTES;
    private static final int FIRST_SLOTS = 1 << 12;
    private static final int SLOT_SHIFT = 3;
    private static final int MAX_SLOTS = 1 << 30;
    private static final int MAX_ROWS = MAX_SLOTS / 4 * 3;
    /** All is aligned, so that need not be checked at each access. */
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;

    private static final int HASH_HIGH = 0;
    private static final int HASH_LOW = 8;
    private static final int LOCATOR = 16;
    /** An entry is below 4 GiB: bbolt's largest key is 32 KiB, its largest value 2 GiB (bbolt, bucket.go). */
    private static final int LIVE_BYTES = 24;
    private static final int DIRECTORY = 28;
    private static final int SUPERSEDED_BYTES = 32;
    private static final int SUPERSEDED_VALUE_BYTES = 40;
    private static final int TOMBSTONE_BYTES = 48;
    private static final int SUPERSEDED = 56;
    private static final int TOMBSTONES = 60;
    private static final int LAST_MAIN = 64;

    private final OffHeapBudget budget;
    private final Arena rowArena = Arena.ofShared();
    private final List<MemorySegment> chunks = new ArrayList<>();
    private Arena indexArena = Arena.ofShared();
    /**
     * Open addressing, 8 bytes a slot: row number plus 1 in the low half, 0 for empty, and in the high half that of the
     * hash, so that a slot of another key is passed by without a look at its row, which is a cache miss.
     */
    private MemorySegment index;
    private int slots = FIRST_SLOTS;
    private int rows;

    KeyTable(OffHeapBudget budget) {
        this.budget = budget;
        this.index = indexArena.allocate((long) slots * Long.BYTES, Long.BYTES);
    }

    int rows() {
        return rows;
    }

    /**
     * The row of a key.
     *
     * @return the row's number, or -1 - number when the key is new; a new row is empty
     */
    int find(long hashHigh, long hashLow) throws IOException {
        int mask = slots - 1;
        for (int slot = (int) hashLow & mask;; slot = slot + 1 & mask) {
            long entry = index.get(LONG, (long) slot << SLOT_SHIFT);
            if (entry == 0) {
                return -1 - insert(slot, hashHigh, hashLow);
            }
            if ((entry ^ hashLow) >>> Integer.SIZE != 0) {
                continue;
            }
            int row = (int) entry - 1;
            MemorySegment chunk = chunk(row);
            long at = offset(row);
            if (chunk.get(LONG, at + HASH_LOW) == hashLow && chunk.get(LONG, at + HASH_HIGH) == hashHigh) {
                return row;
            }
        }
    }

    /**
     * Reads where a key's row is likely to be, for nothing but to have it in the cache when {@link #find} comes: many
     * such reads go on at a time, while those of {@code find} wait for one another.
     *
     * @return any number, to be used for anything, so that the compiler does not leave it out
     */
    long touch(long hashLow) {
        long entry = index.get(LONG, (long) ((int) hashLow & slots - 1) << SLOT_SHIFT);
        return entry == 0 ? 0 : word((int) entry - 1, HASH_LOW);
    }

    void start(int row, long locator, int directory, boolean live, boolean matched, int marks) {
        MemorySegment chunk = chunk(row);
        long at = offset(row);
        chunk.set(LONG, at + LOCATOR,
                locator | (live ? LIVE : 0) | (matched ? MATCHED : 0) | (long) marks << MARK_SHIFT);
        chunk.set(INT, at + DIRECTORY, directory);
    }

    /** The main revision that was set last, and sets this one. */
    long swapLastMain(int row, long main) {
        MemorySegment chunk = chunk(row);
        long at = offset(row) + LAST_MAIN;
        long last = chunk.get(LONG, at);
        chunk.set(LONG, at, main);
        return last;
    }

    /** The main revision that was set last. */
    long lastMain(int row) {
        return word(row, LAST_MAIN);
    }

    /** Whether the row bears a mark. */
    boolean isMarked(int row, int mark) {
        return (word(row, LOCATOR) >>> (MARK_SHIFT + mark) & 1) != 0;
    }

    void unmatch(int row) {
        chunk(row).set(LONG, offset(row) + LOCATOR, word(row, LOCATOR) & ~MATCHED);
    }

    void add(int row, RevisionState state, long bytes, long valueBytes) {
        MemorySegment chunk = chunk(row);
        long at = offset(row);
        switch (state) {
            case LIVE -> chunk.set(INT, at + LIVE_BYTES, (int) bytes);
            case SUPERSEDED -> {
                chunk.set(LONG, at + SUPERSEDED_BYTES, chunk.get(LONG, at + SUPERSEDED_BYTES) + bytes);
                chunk.set(LONG, at + SUPERSEDED_VALUE_BYTES,
                        chunk.get(LONG, at + SUPERSEDED_VALUE_BYTES) + valueBytes);
                chunk.set(INT, at + SUPERSEDED, chunk.get(INT, at + SUPERSEDED) + 1);
            }
            case TOMBSTONE -> {
                chunk.set(LONG, at + TOMBSTONE_BYTES, chunk.get(LONG, at + TOMBSTONE_BYTES) + bytes);
                chunk.set(INT, at + TOMBSTONES, chunk.get(INT, at + TOMBSTONES) + 1);
            }
        }
    }

    long locator(int row) {
        return word(row, LOCATOR) & LOCATOR_MASK;
    }

    long bytes(int row, RevisionState state) {
        return switch (state) {
            case LIVE -> number(row, LIVE_BYTES);
            case SUPERSEDED -> word(row, SUPERSEDED_BYTES);
            case TOMBSTONE -> word(row, TOMBSTONE_BYTES);
        };
    }

    long supersededValueBytes(int row) {
        return word(row, SUPERSEDED_VALUE_BYTES);
    }

    /** Number of revisions in a state. */
    long count(int row, RevisionState state) {
        return switch (state) {
            case LIVE -> isLive(row) ? 1 : 0;
            case SUPERSEDED -> number(row, SUPERSEDED);
            case TOMBSTONE -> number(row, TOMBSTONES);
        };
    }

    int directory(int row) {
        return (int) number(row, DIRECTORY);
    }

    boolean isLive(int row) {
        return (word(row, LOCATOR) & LIVE) != 0;
    }

    boolean isMatched(int row) {
        return (word(row, LOCATOR) & MATCHED) != 0;
    }

    private long word(int row, int field) {
        return chunk(row).get(LONG, offset(row) + field);
    }

    private long number(int row, int field) {
        return Integer.toUnsignedLong(chunk(row).get(INT, offset(row) + field));
    }

    private MemorySegment chunk(int row) {
        return chunks.get(row >>> CHUNK_SHIFT);
    }

    private static long offset(int row) {
        return (long) (row & CHUNK_ROWS - 1) * ROW_BYTES;
    }

    private int insert(int slot, long hashHigh, long hashLow) throws IOException {
        int row = rows;
        if (row == MAX_ROWS) {
            throw new IOException("more than " + row + " distinct keys: too many for one table");
        }
        if (row >>> CHUNK_SHIFT == chunks.size()) {
            budget.take(CHUNK_BYTES);
            chunks.add(rowArena.allocate(CHUNK_BYTES, Long.BYTES));
        }
        rows++;
        MemorySegment chunk = chunk(row);
        chunk.set(LONG, offset(row) + HASH_HIGH, hashHigh);
        chunk.set(LONG, offset(row) + HASH_LOW, hashLow);
        index.set(LONG, (long) slot << SLOT_SHIFT, slotEntry(row, hashLow));
        if (rows > slots / 4 * 3 && slots < MAX_SLOTS) {
            growIndex();
        }
        return row;
    }

    private static long slotEntry(int row, long hashLow) {
        return (hashLow & -1L << Integer.SIZE) | (row + 1);
    }

    @SuppressWarnings("MustBeClosedChecker") // It outlives this call; close() closes it.
    private void growIndex() throws IOException {
        int larger = slots * 2;
        budget.take((long) larger * Long.BYTES);
        Arena arena = Arena.ofShared();
        MemorySegment grown = arena.allocate((long) larger * Long.BYTES, Long.BYTES);
        int mask = larger - 1;
        for (int row = 0; row < rows; row++) {
            long hashLow = word(row, HASH_LOW);
            int slot = (int) hashLow & mask;
            while (grown.get(LONG, (long) slot << SLOT_SHIFT) != 0) {
                slot = slot + 1 & mask;
            }
            grown.set(LONG, (long) slot << SLOT_SHIFT, slotEntry(row, hashLow));
        }
        indexArena.close();
        budget.giveBack((long) slots * Long.BYTES);
        indexArena = arena;
        index = grown;
        slots = larger;
    }

    @Override
    public void close() {
        indexArena.close();
        rowArena.close();
    }
}
