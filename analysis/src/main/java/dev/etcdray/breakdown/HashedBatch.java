package dev.etcdray.breakdown;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import dev.etcdray.etcd.RevisionBatch;
import dev.etcdray.etcd.RevisionFeed;
import java.io.IOException;

/** A chunk's revisions, the hashes of their keys, and which of them a compaction would free. Reused. */
final class HashedBatch {
    private final RevisionBatch revisions = new RevisionBatch();
    private long[] high = new long[1024];
    private long[] low = new long[1024];
    /** A byte a revision, not a bit: workers write beside one another. */
    private boolean[] freed = new boolean[1024];
    private int chunk = -1;

    void read(RevisionFeed.Reader reader, int chunkNumber, Hasher128 hasher) throws IOException {
        chunk = chunkNumber;
        reader.read(chunkNumber, revisions);
        int size = revisions.size();
        if (size > high.length) {
            high = new long[Math.max(size, high.length * 2)];
            low = new long[high.length];
            freed = new boolean[high.length];
        }
        for (int i = 0; i < size; i++) {
            HashValue128 hash = hasher.hashBytesTo128Bits(revisions.keys(), revisions.keyOffset(i),
                    revisions.keyLength(i));
            high[i] = hash.getMostSignificantBits();
            low[i] = hash.getLeastSignificantBits();
        }
    }

    RevisionBatch revisions() {
        return revisions;
    }

    long high(int i) {
        return high[i];
    }

    long low(int i) {
        return low[i];
    }

    void setFreed(int i, boolean isFreed) {
        freed[i] = isFreed;
    }

    /** Hands over what the round decided; to be called once, before the next read. */
    void keepIn(KeptEntries kept) {
        if (chunk >= 0) {
            kept.put(chunk, revisions, freed);
            chunk = -1;
        }
    }
}
