package dev.etcdray.bolt;

import java.util.Arrays;

/** The branch pages of one level of a tree, in key order. */
public final class BranchLevel {
    private final long[] pageIds;
    private final long[] runPages;
    private final int[] children;

    private BranchLevel(long[] pageIds, long[] runPages, int[] children) {
        this.pageIds = pageIds;
        this.runPages = runPages;
        this.children = children;
    }

    /** Number of branches. */
    public int size() {
        return pageIds.length;
    }

    /** Page id of a branch. */
    public long pageId(int branch) {
        return pageIds[branch];
    }

    /** Pages of a branch with its overflow. */
    public long runPages(int branch) {
        return runPages[branch];
    }

    /** Number of children of a branch. */
    public int children(int branch) {
        return children[branch];
    }

    /** Collects a level. */
    static final class Builder {
        private final long[] pageIds;
        private final long[] runPages;
        private final int[] children;
        private int size;

        Builder(int most) {
            pageIds = new long[most];
            runPages = new long[most];
            children = new int[most];
        }

        void add(long pageId, long pages, int childCount) {
            pageIds[size] = pageId;
            runPages[size] = pages;
            children[size] = childCount;
            size++;
        }

        BranchLevel build() {
            return new BranchLevel(Arrays.copyOf(pageIds, size), Arrays.copyOf(runPages, size),
                    Arrays.copyOf(children, size));
        }
    }
}
