package dev.etcdray.etcd;

import dev.etcdray.bolt.BoltDatabase;
import dev.etcdray.bolt.Bucket;
import dev.etcdray.bolt.Page;
import dev.etcdray.bolt.PageReader;
import dev.etcdray.bolt.Tree;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/**
 * The revisions of bucket {@code key}, some leaves a chunk. Each chunk is to be read once: reading claims its pages and
 * counts what is in them. An entry that is no revision is counted apart, never dropped.
 */
final class KeyBucketFeed implements RevisionFeed {
    static final Coverage COVERAGE = new Coverage(true, true);

    private static final int LEAVES_PER_CHUNK = 64;
    private static final int ELEMENT_BITS = 16;
    /** A request to etcd is some MiB at most: an entry with a longer key is not one of its revisions. */
    private static final long MAX_KEY_BYTES = 64 << 20;

    private final BoltDatabase database;
    private final Tree tree;
    private final LeafTally tally;
    private final Progress progress;
    private final LongAdder doneBytes = new LongAdder();
    private final LongAdder undecodable = new LongAdder();
    private final LongAdder undecodableBytes = new LongAdder();
    private final Queue<Bucket> nested = new ConcurrentLinkedQueue<>();
    private final long firstMain;
    private final long lastMain;

    KeyBucketFeed(BoltDatabase database, Tree tree, LeafTally tally, Progress progress) throws IOException {
        this.database = database;
        this.tree = tree;
        this.tally = tally;
        this.progress = progress;
        try (PageReader reader = database.newReader()) {
            firstMain = edge(reader, true);
            lastMain = edge(reader, false);
        }
    }

    @Override
    public Coverage coverage() {
        return COVERAGE;
    }

    @Override
    public int chunkCount() {
        return (tree.leafCount() + LEAVES_PER_CHUNK - 1) / LEAVES_PER_CHUNK;
    }

    @Override
    public long firstMain() {
        return firstMain;
    }

    @Override
    public long lastMain() {
        return lastMain;
    }

    /** Entries read so far that are no revisions. */
    long undecodable() {
        return undecodable.sum();
    }

    /** Bytes that they take. */
    long undecodableBytes() {
        return undecodableBytes.sum();
    }

    /** Buckets found inside bucket {@code key}: etcd makes none, but their pages have to be found. */
    Queue<Bucket> nested() {
        return nested;
    }

    @Override
    public Reader newReader() {
        return new LeafReader();
    }

    /** Main revision of the first or last entry that is a revision. */
    private long edge(PageReader reader, boolean first) throws IOException {
        for (int i = 0; i < tree.leafCount(); i++) {
            Page page = tree.readLeaf(reader, first ? i : tree.leafCount() - 1 - i);
            for (int j = 0; page != null && j < page.count(); j++) {
                if (page.leafElement(first ? j : page.count() - 1 - j)
                        && RevisionKey.isOne(page.data(), page.keyOffset(), page.keySize())) {
                    return RevisionKey.main(page.data(), page.keyOffset());
                }
            }
        }
        return 0;
    }

    private final class LeafReader implements Reader {
        private final PageReader reader = database.newReader();
        private final KeyValueParser keyValue = new KeyValueParser();

        @Override
        public void read(int chunk, RevisionBatch batch) throws IOException {
            batch.clear();
            int first = chunk * LEAVES_PER_CHUNK;
            int end = Math.min(first + LEAVES_PER_CHUNK, tree.leafCount());
            long chunkBytes = 0;
            for (int leaf = first; leaf < end; leaf++) {
                tree.readAhead(reader, leaf, end);
                Page page = tree.readLeaf(reader, leaf);
                if (page != null) {
                    chunkBytes += page.lengthBytes();
                    entries(page, leaf, batch);
                    batch.endLeaf(page.isInline() ? 0 : 1 + page.overflow());
                } else {
                    batch.endLeaf(0);
                }
            }
            doneBytes.add(chunkBytes);
            progress.at(Math.min(doneBytes.sum(), database.meta().usedBytes()), database.meta().usedBytes());
        }

        private void entries(Page page, int leaf, RevisionBatch batch) throws IOException {
            long entriesBytes = 0;
            for (int i = 0; i < page.count(); i++) {
                if (!page.leafElement(i)) {
                    continue;
                }
                entriesBytes = tally.plus(entriesBytes, page);
                long bytes = page.entryBytes();
                if (!isRevision(page)) {
                    nest(page, leaf, i);
                    undecodable.increment();
                    undecodableBytes.add(page.isInline() ? 0 : bytes);
                    continue;
                }
                if (!batch.hasRoomFor(keyValue.keySize)) {
                    throw new IOException(database.name() + ": the keys of " + LEAVES_PER_CHUNK
                            + " leaf pages of bucket key take more than 1 GiB: no etcd writes such");
                }
                boolean tombstone = page.keySize() == RevisionKey.TOMBSTONE_BYTES;
                batch.add(RevisionKey.main(page.data(), page.keyOffset()), tombstone, locator(leaf, i), bytes,
                        keyValue.valueSize, keyValue.lease, page.data(), keyValue.keyOffset, (int) keyValue.keySize);
            }
            if (!page.isInline()) {
                tally.leaf(page, entriesBytes);
            }
        }

        private void nest(Page page, int leaf, int element) throws IOException {
            Bucket bucket = page.isBucket() ? tree.childBucket(page, leaf, element) : null;
            if (bucket != null) {
                nested.add(bucket);
            }
        }

        private boolean isRevision(Page page) {
            if (page.isBucket() || !RevisionKey.isOne(page.data(), page.keyOffset(), page.keySize())
                    || !keyValue.parse(page.data(), page.valueOffset(), page.valueSize())) {
                return false;
            }
            if (page.keySize() == RevisionKey.TOMBSTONE_BYTES) {
                keyValue.valueSize = 0; // A delete marker has none, whatever is stored there.
            }
            return keyValue.keySize <= MAX_KEY_BYTES;
        }

        private static long locator(int leaf, int element) {
            return (long) leaf << ELEMENT_BITS | element;
        }

        @Override
        public StoredRevision revision(long locator) throws IOException {
            int leaf = (int) (locator >>> ELEMENT_BITS);
            int element = (int) (locator & (1 << ELEMENT_BITS) - 1);
            Page page = tree.readLeaf(reader, leaf);
            // A running etcd may have written another page there since; then there may be fewer elements.
            if (page == null || element >= page.count() || !page.leafElement(element) || !isRevision(page)) {
                throw new IOException(database.name() + ": the revision at leaf " + leaf + ", element " + element
                        + " was readable before and is not now");
            }
            MemorySegment key = MemorySegment.ofArray(
                    page.data().asSlice(keyValue.keyOffset, keyValue.keySize).toArray(ValueLayout.JAVA_BYTE));
            return new StoredRevision(RevisionKey.main(page.data(), page.keyOffset()),
                    RevisionKey.sub(page.data(), page.keyOffset()), page.keySize() == RevisionKey.TOMBSTONE_BYTES, key,
                    page.data().asSlice(keyValue.valueOffset, keyValue.valueSize), keyValue.createRevision,
                    keyValue.version, keyValue.lease, page.entryBytes());
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
