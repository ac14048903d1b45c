package dev.etcdray.reclaim;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A defragmentation: all entries in key order into a fresh file, so many a transaction. What stays in memory is what one
 * transaction puts and the right edge of the tree. Source: etcd, backend/backend.go, defragdb; bbolt, db.go, init.
 */
final class DefragRun {
    /** A new file has two metas, an empty freelist and the root bucket's empty leaf. */
    private static final int FREELIST_PAGE = 2;
    private static final int ROOT_PAGE = 3;
    private static final int FRESH_PAGES = 4;

    private final FileLength length;
    private final PageSpace space;
    private final RootBucket root;
    private final int pageSizeBytes;
    private final List<OpenBucket> touched = new ArrayList<>();
    private final List<Integer> touchedPositions = new ArrayList<>();
    private @Nullable OpenBucket open;
    private int buckets;
    private int puts;
    private boolean freelistFreed;

    private DefragRun(int pageSizeBytes) {
        this.pageSizeBytes = pageSizeBytes;
        this.length = new FileLength(pageSizeBytes, FRESH_PAGES);
        this.space = new PageSpace(new FirstFit(), FRESH_PAGES, length);
        Node leaf = Node.leaf(ROOT_PAGE, 1);
        SizeTree tree = new SizeTree(leaf, pageSizeBytes, Sizes.DEFAULT_FILL, space);
        tree.cursorLeaf = leaf;
        this.root = new RootBucket(tree);
    }

    /** Copies what the compaction keeps, and these other buckets. */
    static DefragForecast run(KeyLeaves keys, OtherBuckets others, int pageSizeBytes, FileGrowth growth) {
        DefragRun run = new DefragRun(pageSizeBytes);
        for (int i = 0; i <= others.buckets().size(); i++) {
            if (i == others.keyPosition()) {
                run.create(Sizes.KEY_NAME_BYTES);
                run.copy(keys);
            }
            if (i < others.buckets().size()) {
                SmallBucket bucket = others.buckets().get(i);
                run.create(bucket.nameBytes());
                run.copy(bucket);
            }
        }
        run.commit();
        return run.outcome(growth);
    }

    private DefragForecast outcome(FileGrowth growth) {
        long dbSizeBytes = space.highWaterPages() * pageSizeBytes;
        return new DefragForecast(dbSizeBytes, space.usedPages() * pageSizeBytes,
                growth == FileGrowth.AHEAD ? length.bytes() : dbSizeBytes);
    }

    private void create(int nameBytes) {
        Node leaf = Node.leaf(0, 0);
        SizeTree tree = new SizeTree(leaf, pageSizeBytes, Sizes.SEQUENTIAL_FILL, space);
        tree.cursorLeaf = leaf;
        open = new OpenBucket(tree, nameBytes);
        root.tree.append(OpenBucket.element(nameBytes, Sizes.PAGE_HEADER_BYTES));
        buckets++;
    }

    private void copy(SmallBucket bucket) {
        for (int i = 0; i < bucket.entries(); i++) {
            put(bucket.entry(i));
        }
    }

    private void copy(KeyLeaves keys) {
        KeyLeaves.Cursor cursor = keys.cursor();
        while (cursor.nextLeaf()) {
            while (cursor.nextItem()) {
                if (!cursor.isFreed()) {
                    put(Entry.of(cursor.bytes(), cursor.keyBytes(), false));
                }
            }
        }
    }

    /** The count starts at 0 after a commit, for a put that is already the next transaction's. */
    private void put(long entry) {
        puts++;
        if (puts > Sizes.DEFRAG_BATCH) {
            commit();
            puts = 0;
        }
        OpenBucket bucket = Objects.requireNonNull(open);
        if (!bucket.tree.isTouched()) {
            touched.add(bucket);
            touchedPositions.add(buckets - 1);
        }
        bucket.tree.append(entry);
    }

    private void commit() {
        for (int i = 0; i < touched.size(); i++) {
            SizeTree tree = touched.get(i).tree;
            root.set(touchedPositions.get(i), touched.get(i).write());
            tree.sealBehindCursor(0);
        }
        touched.clear();
        touchedPositions.clear();
        root.write();
        if (!freelistFreed) {
            // etcd stores no freelist, so the first commit frees the page of the one that the new file has.
            space.free(FREELIST_PAGE, 1);
            freelistFreed = true;
        }
        space.commit();
    }
}
