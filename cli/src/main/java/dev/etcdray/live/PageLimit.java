package dev.etcdray.live;

/**
 * How many keys to ask for next. A member builds a whole page in memory, and values are from nothing to megabytes: the
 * number follows what the last page weighed, down at once and up by doubling.
 */
final class PageLimit {
    private static final int FIRST = 64;
    private static final int LEAST = 8;
    private static final int MOST = 1000;
    private static final long PAGE_BYTES = 1 << 20;

    private int keys = FIRST;

    int keys() {
        return keys;
    }

    /** A page came. */
    void page(int count, long bytes) {
        if (count > 0) {
            long fitting = PAGE_BYTES / Math.max(1, bytes / count);
            keys = Math.toIntExact(Math.clamp(fitting, LEAST, Math.min(MOST, keys * 2)));
        }
    }
}
