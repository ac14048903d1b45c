package dev.etcdray.etcd;

import dev.etcdray.bolt.BoltDatabase;
import dev.etcdray.bolt.Bucket;
import dev.etcdray.bolt.Page;
import dev.etcdray.bolt.PageReader;
import dev.etcdray.bolt.Tree;
import java.io.IOException;
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

    private final BoltDatabase database;
    private final Tree tree;
    private final LeafTally tally;
    private final Progress progress;
    private final EarlyLeaves early;
    private final LongAdder doneBytes = new LongAdder();
    private final LongAdder undecodable = new LongAdder();
    private final LongAdder undecodableBytes = new LongAdder();
    private final Queue<Bucket> nested = new ConcurrentLinkedQueue<>();
    private final long firstMain;
    private final long lastMain;

    /** @param early leaves of this database that need not be read again */
    KeyBucketFeed(BoltDatabase database, Tree tree, LeafTally tally, Progress progress, EarlyLeaves early)
            throws IOException {
        this.database = database;
        this.tree = tree;
        this.tally = tally;
        this.progress = progress;
        this.early = early;
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
        private final RevisionEntry entry = new RevisionEntry();

        @Override
        public void read(int chunk, RevisionBatch batch) throws IOException {
            batch.clear();
            int first = chunk * LEAVES_PER_CHUNK;
            int end = Math.min(first + LEAVES_PER_CHUNK, tree.leafCount());
            long chunkBytes = 0;
            for (int leaf = first; leaf < end; leaf++) {
                RevisionBatch known = early.batch(tree.leafPage(leaf));
                chunkBytes += known == null
                        ? readLeaf(leaf, end, batch)
                        : copyLeaf(known, early.leafInBatch(tree.leafPage(leaf)), leaf, batch);
            }
            doneBytes.add(chunkBytes);
            progress.at(Math.min(doneBytes.sum(), database.meta().usedBytes()), database.meta().usedBytes());
        }

        private long readLeaf(int leaf, int end, RevisionBatch batch) throws IOException {
            tree.readAhead(reader, leaf, end);
            Page page = tree.readLeaf(reader, leaf);
            if (page == null) {
                batch.endLeaf(0);
                return 0;
            }
            entries(page, leaf, batch);
            batch.endLeaf(page.isInline() ? 0 : 1 + page.overflow());
            return page.lengthBytes();
        }

        private long copyLeaf(RevisionBatch known, int knownLeaf, int leaf, RevisionBatch batch) throws IOException {
            long pages = known.leafPages(knownLeaf);
            if (!tree.claimLeaf(leaf, pages - 1)) {
                batch.endLeaf(0);
                return 0;
            }
            requireRoom(batch, known.leafKeysBytes(knownLeaf));
            long bytes = pages * database.meta().pageSizeBytes();
            tally.leaf(bytes, batch.addLeaf(known, knownLeaf, locator(leaf, 0)));
            return bytes;
        }

        private void entries(Page page, int leaf, RevisionBatch batch) throws IOException {
            long entriesBytes = 0;
            for (int i = 0; i < page.count(); i++) {
                if (!page.leafElement(i)) {
                    continue;
                }
                entriesBytes = tally.plus(entriesBytes, page);
                if (entry.read(page)) {
                    requireRoom(batch, entry.keyBytes());
                    entry.addTo(batch, page, locator(leaf, i));
                } else {
                    nest(page, leaf, i);
                    undecodable.increment();
                    undecodableBytes.add(page.isInline() ? 0 : page.entryBytes());
                }
            }
            if (!page.isInline()) {
                tally.leaf(page, entriesBytes);
            }
        }

        private void requireRoom(RevisionBatch batch, long keysBytes) throws IOException {
            if (!batch.hasRoomFor(keysBytes)) {
                throw new IOException(database.name() + ": the keys of " + LEAVES_PER_CHUNK
                        + " leaf pages of bucket key take more than 1 GiB: no etcd writes such");
            }
        }

        private void nest(Page page, int leaf, int element) throws IOException {
            Bucket bucket = page.isBucket() ? tree.childBucket(page, leaf, element) : null;
            if (bucket != null) {
                nested.add(bucket);
            }
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
            if (page == null || element >= page.count() || !page.leafElement(element) || !entry.read(page)) {
                throw new IOException(database.name() + ": the revision at leaf " + leaf + ", element " + element
                        + " was readable before and is not now");
            }
            return entry.stored(page);
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
