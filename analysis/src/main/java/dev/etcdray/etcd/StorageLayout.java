package dev.etcdray.etcd;

import dev.etcdray.bolt.Tree;
import java.util.BitSet;
import java.util.List;

/**
 * Where an etcd's buckets lie in the file's pages.
 *
 * @param pageSizeBytes bytes of a page
 * @param highWaterPages pages below the high-water mark
 * @param root the root bucket
 * @param rootLeafBuckets how many buckets stand in each of its leaves
 * @param rootLeafPages pages of each of its leaves with overflow
 * @param keyTree bucket {@code key}
 * @param keyPosition how many buckets come before it
 * @param small the other buckets, in the order of their names
 * @param freePages pages that new writes can take
 * @param hasScheduledRevision whether bucket {@code meta} has scheduledCompactRev
 * @param hasFinishedRevision whether it has finishedCompactRev
 */
public record StorageLayout(int pageSizeBytes, long highWaterPages, Tree root, List<Integer> rootLeafBuckets,
        List<Long> rootLeafPages, Tree keyTree, int keyPosition, List<BucketSizes> small, BitSet freePages,
        boolean hasScheduledRevision, boolean hasFinishedRevision) {

    /** Copies the lists. */
    public StorageLayout {
        rootLeafBuckets = List.copyOf(rootLeafBuckets);
        rootLeafPages = List.copyOf(rootLeafPages);
        small = List.copyOf(small);
    }
}
