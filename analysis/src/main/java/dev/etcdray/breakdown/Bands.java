package dev.etcdray.breakdown;

/**
 * Equal-width ranges of main revisions, from the oldest to the newest in the file. The last one may be shorter; there
 * are fewer than asked for when there are fewer revisions.
 */
public final class Bands {
    private final long first;
    private final long last;
    private final long width;
    private final int count;

    Bands(long first, long last, int wanted) {
        long span = last - first + 1;
        this.first = first;
        this.last = last;
        this.width = Math.max(1, Math.ceilDiv(span, wanted));
        this.count = (int) Math.ceilDiv(span, width);
    }

    /** Number of bands. */
    public int count() {
        return count;
    }

    /** First main revision of a band. */
    public long from(int band) {
        return first + band * width;
    }

    /** Last main revision of a band. */
    public long to(int band) {
        return Math.min(last, first + (band + 1) * width - 1);
    }

    int of(long main) {
        // Revisions outside the edges would be out of key order: a damaged tree, but no reason to lose them.
        return Math.clamp((main - first) / width, 0, count - 1);
    }
}
