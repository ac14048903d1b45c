package dev.etcdray.reclaim;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One compaction from its first transaction to its last, with one draw of what bbolt leaves to chance. A batch is 1,000
 * entries looked at, then a commit with what of them goes, then a commit of the consistent index alone, as etcd 3.5 and
 * later do; 3.4 leaves the second out, which moves one page. Source: etcd, mvcc/kvstore_compaction.go and kvstore.go.
 */
final class CompactionRun {
    /** A leaf or branch merges with its direct neighbour at most, and that with no other. One more than is needed. */
    private static final int BRANCHES_BEHIND = 2;

    private final SplittableRandom random;
    private final PageSpace space;
    private final LeafReader reader;
    private final OpenBucket key;
    private final RootBucket root;
    private final int keyPosition;
    private final int metaPosition;
    private final int pageSizeBytes;
    private OtherBuckets others;
    private @Nullable OpenBucket meta;
    private long left;

    /**
     * Where it ended.
     *
     * @param highWaterPages db size in pages
     * @param usedPages of them not free
     * @param longestRunPages pages of the largest node that it wrote
     * @param work what it cost, about in leaves
     */
    record Outcome(long highWaterPages, long usedPages, int longestRunPages, long work) {}

    CompactionRun(ForecastInput input, SplittableRandom random) {
        FileShape file = input.file();
        this.random = random;
        this.pageSizeBytes = file.pageSizeBytes();
        this.space = new PageSpace(new RandomFit(file.freePages(), file.highWaterPages(), random),
                file.highWaterPages(), new FileLength(pageSizeBytes, file.highWaterPages()));
        this.reader = new LeafReader(input.keys(), input.keyTree());
        this.others = input.others();
        this.left = input.keys().examinedEntries();
        this.key = open(reader.root(), Sizes.KEY_NAME_BYTES);
        this.metaPosition = others.metaPosition();
        this.keyPosition = others.keyPosition();
        this.root = RootBucket.of(file, elements(), space);
        if (metaPosition >= 0) {
            SmallBucket bucket = others.buckets().get(metaPosition);
            openMeta(bucket, bucket.rootPage(), bucket.rootPages());
        }
        Node first = SizeTree.first(reader.root(), reader);
        key.tree.cursorLeaf = first.count == 0 ? key.tree.next(first, reader) : first;
    }

    private OpenBucket open(Node node, int nameBytes) {
        return new OpenBucket(new SizeTree(node, pageSizeBytes, Sizes.DEFAULT_FILL, space), nameBytes);
    }

    private long[] elements() {
        int count = others.buckets().size() + 1;
        long[] elements = new long[count];
        for (int i = 0; i < count; i++) {
            elements[i] = i == keyPosition
                    ? OpenBucket.element(Sizes.KEY_NAME_BYTES, reader.root().pageId == 0 ? reader.root().bytes() : 0)
                    : element(others.buckets().get(i < keyPosition ? i : i - 1));
        }
        return elements;
    }

    private static long element(SmallBucket bucket) {
        boolean inline = bucket.rootPage() == 0;
        return OpenBucket.element(bucket.nameBytes(), inline ? Sizes.PAGE_HEADER_BYTES + bucket.entryBytes() : 0);
    }

    private void openMeta(SmallBucket bucket, long pageId, int pages) {
        Node leaf = Node.leaf(pageId, pages);
        for (int i = 0; i < bucket.entries(); i++) {
            leaf.addEntry(bucket.entry(i));
        }
        if (pageId != 0 && Sizes.pages(leaf.bytes(), pageSizeBytes) > pages) {
            throw new IllegalArgumentException("bucket meta is larger than a page");
        }
        meta = open(leaf, bucket.nameBytes());
    }

    Outcome run() {
        putMeta(others.withScheduled());
        commit();
        while (batch() == Sizes.COMPACTION_BATCH) {
            commit();
            commit();
        }
        putMeta(others.withFinished());
        commit();
        commit();
        return new Outcome(space.highWaterPages(), space.usedPages(), space.longestRunPages(), reader.work());
    }

    private void putMeta(OtherBuckets changed) {
        OpenBucket open = meta;
        SmallBucket bucket = open == null ? null : changed.buckets().get(metaPosition);
        boolean grows = bucket != null && bucket.entries() > others.buckets().get(metaPosition).entries();
        if (open != null && bucket != null && grows && open.tree.root.leaf) {
            open.tree.materialise(open.tree.root);
            open.tree.root.addEntry(bucket.entry(bucket.entries() - 1));
        }
        others = changed;
    }

    /** Looks at the next entries and deletes those that go; returns how many it looked at. */
    private int batch() {
        SizeTree tree = key.tree;
        int examined = 0;
        while (tree.cursorLeaf != null && examined < Sizes.COMPACTION_BATCH && left > 0) {
            Node leaf = tree.cursorLeaf;
            int from = tree.cursorIndex;
            int rest = (int) Math.min(left, Sizes.COMPACTION_BATCH - examined);
            int to = Math.min(leaf.count, from + rest);
            int kept = leaf.dropFreed(from, to);
            if (kept < to - from) {
                tree.materialisePath(leaf);
                leaf.unbalanced = true;
            }
            examined += to - from;
            left -= to - from;
            tree.cursorIndex = from + kept;
            if (tree.cursorIndex == leaf.count) {
                tree.cursorLeaf = tree.next(leaf, reader);
                tree.cursorIndex = 0;
            }
        }
        return examined;
    }

    private void commit() {
        if (key.tree.isTouched()) {
            new Rebalance(key.tree, reader).all(random);
            root.set(keyPosition, key.write());
        }
        OpenBucket open = meta;
        if (open != null) {
            // Every commit puts the consistent index.
            open.tree.materialise(open.tree.root);
            root.set(metaPosition < keyPosition ? metaPosition : metaPosition + 1, open.write());
        }
        root.write();
        space.commit();
        key.tree.sealBehindCursor(BRANCHES_BEHIND);
    }
}
