package dev.etcdray.live;

/**
 * How many keys to ask for next. A member builds a whole page in memory, and values are from nothing to megabytes: the
 * number follows what the last page weighed, down at once and up by doubling.
 */
final class PageLimit {
    private static final int FIRST = 64;
    private static final int LEAST = 8;
    private static final int MOST = 1000;
    private static final int PAGE_BYTES = 1 << 20;
    /** Room for the fewest keys: a value has 1.5 MiB at most (etcd, embed/config.go: DefaultMaxRequestBytes). */
    private static final int ROOMY_BYTES = LEAST * 2 * PAGE_BYTES;

    private final long pageBytes;
    private final int least;
    private int keys = FIRST;

    /** @param maxRecvBytes longest page that is taken */
    PageLimit(int maxRecvBytes) {
        this.least = maxRecvBytes < ROOMY_BYTES ? 1 : LEAST;
        this.pageBytes = Math.min(PAGE_BYTES, maxRecvBytes / 2);
    }

    int keys() {
        return keys;
    }

    /** A page came. */
    void page(int count, long bytes) {
        if (count > 0) {
            long fitting = pageBytes / Math.max(1, bytes / count);
            keys = Math.toIntExact(Math.clamp(fitting, least, Math.clamp(keys * 2L, least, MOST)));
        }
    }

    /** The page was longer than what is taken: whether fewer keys can be asked for. */
    boolean shrink() {
        boolean can = keys > 1;
        keys = Math.max(1, keys / 4);
        return can;
    }
}
