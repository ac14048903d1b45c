package dev.etcdray.reclaim;

import java.util.Arrays;

/** The pages of a file under change: what a transaction frees serves the next one at the earliest. */
final class PageSpace {
    private final FreePages free;
    private final FileLength length;
    private long highWaterPages;
    private int longestRunPages;
    private long[] pending = new long[64];
    private int pendingSize;

    PageSpace(FreePages free, long highWaterPages, FileLength length) {
        this.free = free;
        this.highWaterPages = highWaterPages;
        this.length = length;
    }

    /** Gives so many pages in a row; raises the high-water mark if no free run is long enough. */
    long allocate(int pages) {
        longestRunPages = Math.max(longestRunPages, pages);
        long pageId = free.take(pages);
        if (pageId == 0) {
            pageId = highWaterPages;
            highWaterPages += pages;
            length.raised(highWaterPages);
        }
        return pageId;
    }

    /** Frees a run for later transactions. */
    void free(long pageId, int pages) {
        if (pendingSize == pending.length) {
            pending = Arrays.copyOf(pending, 2 * pendingSize);
        }
        pending[pendingSize++] = pageId;
        pending[pendingSize++] = pages;
    }

    /** Ends a transaction. */
    void commit() {
        length.commit(highWaterPages);
        for (int i = 0; i < pendingSize; i += 2) {
            free.add(pending[i], (int) pending[i + 1]);
        }
        pendingSize = 0;
    }

    long highWaterPages() {
        return highWaterPages;
    }

    /** The longest run that was asked for. */
    int longestRunPages() {
        return longestRunPages;
    }

    /** After a commit: what is not free. */
    long usedPages() {
        return highWaterPages - free.count();
    }
}
