package dev.etcdray.reclaim;

import java.util.BitSet;
import java.util.List;

/**
 * The pages of the file apart from the trees.
 *
 * @param pageSizeBytes bytes of a page
 * @param highWaterPages pages below the high-water mark
 * @param freePages ids of the free pages
 * @param root the root bucket's tree
 */
public record FileShape(int pageSizeBytes, long highWaterPages, BitSet freePages, Root root) {
    /**
     * The root bucket: one leaf nearly always, else leaves under one branch.
     *
     * @param leaves its leaves in key order
     * @param branchPageId page id of the branch above several leaves, 0 if there is none
     * @param branchPages its pages with overflow
     */
    public record Root(List<RootLeaf> leaves, long branchPageId, int branchPages) {
        /** @throws IllegalArgumentException if there is no leaf, or several have no branch */
        public Root {
            leaves = List.copyOf(leaves);
            if (leaves.isEmpty() || (leaves.size() > 1 && branchPageId == 0)) {
                throw new IllegalArgumentException("a root bucket of " + leaves.size() + " leaves, branch "
                        + branchPageId);
            }
        }
    }

    /**
     * A leaf of the root bucket.
     *
     * @param pageId its page id
     * @param pages its pages with overflow
     * @param buckets how many buckets stand in it
     */
    public record RootLeaf(long pageId, int pages, int buckets) {}

    /** @throws IllegalArgumentException if a size is out of what an etcd can have */
    public FileShape {
        if (pageSizeBytes < 512 || pageSizeBytes > 1 << 16 || highWaterPages < 2
                || highWaterPages >= Integer.MAX_VALUE / 4) {
            throw new IllegalArgumentException(highWaterPages + " pages of " + pageSizeBytes + " bytes");
        }
    }
}
