package dev.etcdray.breakdown;

import dev.etcdray.etcd.RevisionBatch;
import java.util.Arrays;

/**
 * Bucket {@code key} as a compaction finds it: leaf by leaf, the size of each entry that stays, and between them runs
 * of entries that go, as a count and a sum. So a few bytes a page and 2 or 3 an entry that stays: compacting at the
 * head, memory is bounded by live keys, however many revisions each has.
 */
public final class KeptEntries {
    private static final int KIND_BITS = 2;
    private static final int END = 0;
    private static final int PUT = 1;
    private static final int TOMBSTONE = 2;
    private static final int RUN = 3;

    private final byte[][] chunks;

    KeptEntries(int chunkCount) {
        this.chunks = new byte[chunkCount][];
    }

    /** Takes over a chunk; different chunks may be put by different threads. */
    void put(int chunk, RevisionBatch batch, boolean[] freed) {
        VarIntWriter out = new VarIntWriter();
        int i = 0;
        for (int leaf = 0; leaf < batch.leaves(); leaf++) {
            out.write(batch.leafPages(leaf));
            while (i < batch.leafEnd(leaf)) {
                if (freed[i]) {
                    i = run(batch, freed, i, batch.leafEnd(leaf), out);
                } else {
                    out.write(batch.entryBytes(i) << KIND_BITS | (batch.isTombstone(i) ? TOMBSTONE : PUT));
                    i++;
                }
            }
            out.write(END);
        }
        chunks[chunk] = out.bytes();
    }

    private static int run(RevisionBatch batch, boolean[] freed, int start, int end, VarIntWriter out) {
        long bytes = 0;
        int i = start;
        while (i < end && freed[i]) {
            bytes += batch.entryBytes(i);
            i++;
        }
        out.write(bytes << KIND_BITS | RUN);
        out.write(i - start);
        return i;
    }

    /** Starts before the first leaf. */
    public Cursor cursor() {
        return new Cursor(chunks);
    }

    /** Goes through leaves and what they hold, forward. For one thread. */
    public static final class Cursor {
        private final byte[][] chunks;
        private int chunk = -1;
        private byte[] bytes = new byte[0];
        private int at;
        private long pages;
        private int kind;
        private long entryBytes;
        private int count;

        private Cursor(byte[][] chunks) {
            this.chunks = chunks;
        }

        /** Goes to the next leaf, behind what is left of this one; false at the end. */
        public boolean nextLeaf() {
            while (nextItem()) {
                // Nothing of it is asked for.
            }
            while (at == bytes.length) {
                if (++chunk == chunks.length) {
                    return false;
                }
                bytes = chunks[chunk];
                at = 0;
            }
            pages = read();
            kind = PUT;
            return true;
        }

        /** Pages of the leaf with its overflow; 0 for that of an inline bucket. */
        public int pages() {
            return Math.toIntExact(pages);
        }

        /** Goes to the leaf's next entry or run; false at its end. */
        public boolean nextItem() {
            if (kind == END) {
                return false;
            }
            long item = read();
            kind = (int) item & (1 << KIND_BITS) - 1;
            entryBytes = item >>> KIND_BITS;
            count = kind == RUN ? (int) read() : 1;
            return kind != END;
        }

        /** Whether this is one entry that stays; else a run of entries that go. */
        public boolean isKept() {
            return kind != RUN;
        }

        /** Whether this is a tombstone that stays. */
        public boolean isTombstone() {
            return kind == TOMBSTONE;
        }

        /** Number of entries of the item. */
        public int count() {
            return count;
        }

        /** Bytes that the item's entries take in their page: 16 an entry, keys and values. */
        public long bytes() {
            return entryBytes;
        }

        private long read() {
            long value = 0;
            for (int shift = 0;; shift += 7) {
                byte next = bytes[at++];
                value |= (next & 0x7FL) << shift;
                if (next >= 0) {
                    return value;
                }
            }
        }
    }

    /** Little-endian base 128, as protobuf's varints. */
    private static final class VarIntWriter {
        private byte[] buffer = new byte[1 << 10];
        private int size;

        void write(long value) {
            if (size + Long.BYTES + 2 > buffer.length) {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            }
            long rest = value;
            while (rest >>> 7 != 0) {
                buffer[size++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            buffer[size++] = (byte) rest;
        }

        byte[] bytes() {
            return Arrays.copyOf(buffer, size);
        }
    }
}
