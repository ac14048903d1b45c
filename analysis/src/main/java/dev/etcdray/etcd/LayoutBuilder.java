package dev.etcdray.etcd;

import dev.etcdray.bolt.BoltDatabase;
import dev.etcdray.bolt.Bucket;
import dev.etcdray.bolt.LeafCursor;
import dev.etcdray.bolt.Page;
import dev.etcdray.bolt.PageMap;
import dev.etcdray.bolt.PageUse;
import dev.etcdray.bolt.Tree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notes where the buckets lie while the root bucket is read. */
final class LayoutBuilder {
    private final List<Integer> rootLeafBuckets = new ArrayList<>();
    private final List<Long> rootLeafPages = new ArrayList<>();
    private final List<BucketSizes> small = new ArrayList<>();
    private @Nullable Tree keyTree;
    private int keyPosition;
    private int bucketsBefore;

    void key(Tree tree) {
        keyTree = tree;
        keyPosition = small.size();
    }

    void small(Bucket bucket, LeafCursor cursor) throws IOException {
        small.add(BucketSizes.read(bucket, cursor));
    }

    /** Ends a leaf of the root bucket. */
    void endRootLeaf(Page page) {
        int buckets = small.size() + (keyTree == null ? 0 : 1);
        rootLeafBuckets.add(buckets - bucketsBefore);
        rootLeafPages.add(1 + page.overflow());
        bucketsBefore = buckets;
    }

    /** The layout once all pages have an owner; null when this is no etcd's, or holds what no etcd writes. */
    @Nullable
    StorageLayout layout(BoltDatabase database, Tree root, PageMap map, boolean unreachedIsFree, EtcdFacts facts) {
        Tree key = keyTree;
        if (key == null || rootLeafPages.isEmpty() || small.stream().anyMatch(BucketSizes::isStrange)) {
            return null;
        }
        BitSet free = map.pages(PageUse.FREE);
        if (unreachedIsFree) {
            free.or(map.pages(PageUse.UNREACHED));
        }
        return new StorageLayout(database.meta().pageSizeBytes(), database.meta().highWaterPage(), root,
                rootLeafBuckets, rootLeafPages, key, keyPosition, small, free,
                facts.scheduledCompactRevision() != null, facts.finishedCompactRevision() != null);
    }
}
