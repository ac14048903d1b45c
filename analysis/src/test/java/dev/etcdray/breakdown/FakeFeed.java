package dev.etcdray.breakdown;

import dev.etcdray.etcd.Coverage;
import dev.etcdray.etcd.RevisionBatch;
import dev.etcdray.etcd.RevisionFeed;
import dev.etcdray.etcd.StoredRevision;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Revisions from a list, some a chunk. The locator is the index in the list. */
public class FakeFeed implements RevisionFeed {
    private final List<Revision> revisions;
    private final int chunkSize;
    private final boolean history;

    /**
     * A stored revision.
     *
     * @param entryBytes what it takes in its page: any number, the pass only adds it up
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    public record Revision(long main, boolean tombstone, byte[] key, byte[] value, long entryBytes, long lease,
            long version) {

        static Revision put(long main, String key, String value) {
            return put(main, key, value, 0);
        }

        static Revision put(long main, String key, String value, long lease) {
            byte[] keyBytes = key.getBytes(StandardCharsets.ISO_8859_1);
            byte[] valueBytes = value.getBytes(StandardCharsets.ISO_8859_1);
            return new Revision(main, false, keyBytes, valueBytes, 50L + keyBytes.length + valueBytes.length, lease, 1);
        }

        static Revision delete(long main, String key) {
            byte[] keyBytes = key.getBytes(StandardCharsets.ISO_8859_1);
            return new Revision(main, true, keyBytes, new byte[0], 36L + keyBytes.length, 0, 0);
        }

        String keyText() {
            return new String(key, StandardCharsets.ISO_8859_1);
        }
    }

    /** These, so many a chunk. */
    public FakeFeed(List<Revision> revisions, int chunkSize) {
        this(revisions, chunkSize, true);
    }

    /** @param history if not, each key is to come once, in any order */
    public FakeFeed(List<Revision> revisions, int chunkSize, boolean history) {
        this.history = history;
        this.revisions = revisions;
        this.chunkSize = chunkSize;
    }

    static FakeFeed of(Revision... revisions) {
        return new FakeFeed(List.of(revisions), 2);
    }

    @Override
    public Coverage coverage() {
        return new Coverage(history, false);
    }

    @Override
    public int chunkCount() {
        return (revisions.size() + chunkSize - 1) / chunkSize;
    }

    @Override
    public long firstMain() {
        return revisions.stream().mapToLong(Revision::main).min().orElse(0);
    }

    @Override
    public long lastMain() {
        return revisions.stream().mapToLong(Revision::main).max().orElse(0);
    }

    @Override
    public Reader newReader() {
        return new FakeReader();
    }

    private final class FakeReader implements Reader {

        @Override
        public void read(int chunk, RevisionBatch batch) throws IOException {
            batch.clear();
            int first = chunk * chunkSize;
            for (int i = first; i < Math.min(first + chunkSize, revisions.size()); i++) {
                Revision revision = revisions.get(i);
                batch.add(revision.main(), revision.tombstone(), i, revision.entryBytes(), revision.value().length,
                        revision.lease(), MemorySegment.ofArray(revision.key()), 0, revision.key().length);
                if (i % 3 == 2 || i == Math.min(first + chunkSize, revisions.size()) - 1) {
                    batch.endLeaf(1);
                }
            }
        }

        @Override
        public StoredRevision revision(long locator) {
            Revision revision = revisions.get((int) locator);
            return new StoredRevision(revision.main(), 0, revision.tombstone(), MemorySegment.ofArray(revision.key()),
                    MemorySegment.ofArray(revision.value()), 0, revision.version(), revision.lease(),
                    revision.entryBytes());
        }

        @Override
        public void close() {
        }
    }
}
