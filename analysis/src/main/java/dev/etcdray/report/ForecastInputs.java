package dev.etcdray.report;

import dev.etcdray.bolt.BranchLevel;
import dev.etcdray.breakdown.Compacted;
import dev.etcdray.breakdown.KeptEntries;
import dev.etcdray.etcd.BucketSizes;
import dev.etcdray.etcd.StorageLayout;
import dev.etcdray.reclaim.FileShape;
import dev.etcdray.reclaim.ForecastInput;
import dev.etcdray.reclaim.KeyLeaves;
import dev.etcdray.reclaim.OtherBuckets;
import dev.etcdray.reclaim.SmallBucket;
import dev.etcdray.reclaim.TreeShape;
import java.util.ArrayList;
import java.util.List;

/** Hands over to the simulation where the buckets lie and what of bucket {@code key} stays. */
final class ForecastInputs {
    private static final int KEY_BYTES = 17;

    private ForecastInputs() {
    }

    /** @throws IllegalArgumentException if the file is none that the simulation knows how to follow */
    static ForecastInput of(StorageLayout layout, Compacted compacted) {
        return new ForecastInput(new Leaves(layout, compacted), shape(layout), others(layout), file(layout));
    }

    private static TreeShape shape(StorageLayout layout) {
        return new TreeShape(layout.keyTree().branches().stream().map(ForecastInputs::level).toList());
    }

    private static TreeShape.Level level(BranchLevel branches) {
        long[] pageIds = new long[branches.size()];
        int[] pages = new int[branches.size()];
        int[] children = new int[branches.size()];
        for (int i = 0; i < pageIds.length; i++) {
            pageIds[i] = branches.pageId(i);
            pages[i] = Math.toIntExact(branches.runPages(i));
            children[i] = branches.children(i);
        }
        return new TreeShape.Level(pageIds, pages, children);
    }

    private static OtherBuckets others(StorageLayout layout) {
        List<SmallBucket> buckets = new ArrayList<>();
        int meta = -1;
        for (BucketSizes sizes : layout.small()) {
            if (sizes.bucket().nameText().equals("meta")) {
                meta = buckets.size();
            }
            buckets.add(new SmallBucket(sizes.bucket().name().length, sizes.bucket().rootPage(),
                    Math.toIntExact(sizes.rootPages()), sizes.keyBytes(), sizes.valueBytes()));
        }
        return new OtherBuckets(buckets, layout.keyPosition(), meta, layout.hasScheduledRevision(),
                layout.hasFinishedRevision());
    }

    private static FileShape file(StorageLayout layout) {
        List<FileShape.RootLeaf> leaves = new ArrayList<>();
        for (int i = 0; i < layout.root().leafCount(); i++) {
            leaves.add(new FileShape.RootLeaf(layout.root().leafPage(i),
                    Math.toIntExact(layout.rootLeafPages().get(i)), layout.rootLeafBuckets().get(i)));
        }
        List<BranchLevel> branches = layout.root().branches();
        if (branches.size() > 1) {
            throw new IllegalArgumentException("the root bucket has branches on more than one level");
        }
        boolean oneLeaf = branches.isEmpty();
        return new FileShape(layout.pageSizeBytes(), layout.highWaterPages(), layout.freePages(),
                new FileShape.Root(leaves, oneLeaf ? 0 : branches.getLast().pageId(0),
                        oneLeaf ? 0 : Math.toIntExact(branches.getLast().runPages(0))));
    }

    /** The leaves, with the page ids that the tree knows. */
    private record Leaves(StorageLayout layout, Compacted compacted) implements KeyLeaves {

        @Override
        public long examinedEntries() {
            return compacted.examinedRevisions();
        }

        @Override
        public Cursor cursor() {
            KeptEntries.Cursor items = compacted.kept().cursor();
            return new Cursor() {
                private int leaf = -1;

                @Override
                public boolean nextLeaf() {
                    leaf++;
                    return items.nextLeaf();
                }

                @Override
                public long pageId() {
                    return layout.keyTree().leafPage(leaf);
                }

                @Override
                public int pages() {
                    return items.pages();
                }

                @Override
                public boolean nextItem() {
                    return items.nextItem();
                }

                @Override
                public boolean isFreed() {
                    return !items.isKept();
                }

                @Override
                public int entries() {
                    return items.count();
                }

                @Override
                public long bytes() {
                    return items.bytes();
                }

                @Override
                public int keyBytes() {
                    return items.isTombstone() ? KEY_BYTES + 1 : KEY_BYTES;
                }
            };
        }
    }
}
