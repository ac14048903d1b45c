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

    /** Neither edge is below 0; a damaged tree can have them the wrong way round, or as far apart as a long reaches. */
    Bands(long oneEdge, long otherEdge, int wanted) {
        this.first = Math.min(oneEdge, otherEdge);
        this.last = Math.max(oneEdge, otherEdge);
        this.width = (last - first) / wanted + 1;
        this.count = (int) ((last - first) / width) + 1;
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
        return band == count - 1 ? last : from(band + 1) - 1;
    }

    int of(long main) {
        // Revisions outside the edges would be out of key order: a damaged tree, but no reason to lose them.
        return Math.clamp((main - first) / width, 0, count - 1);
    }
}
