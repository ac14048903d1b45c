package dev.etcdray.breakdown;

import java.util.List;

/**
 * What a compaction would free.
 *
 * @param at the compaction
 * @param revisions number of revisions freed
 * @param bytes what their entries take in their pages
 * @param examinedRevisions number of revisions at or below the compacted one: those that etcd looks at
 * @param curve the same for other revisions, rising, at most 1,000; the asked one is among them
 * @param kept what stays, leaf by leaf
 */
public record Compacted(CompactAt at, long revisions, long bytes, long examinedRevisions, List<Point> curve,
        KeptEntries kept) {

    /** Copies the list. */
    public Compacted {
        curve = List.copyOf(curve);
    }

    /**
     * A point of the curve.
     *
     * @param revision compacted at
     * @param freedBytes bytes of the entries that this frees
     */
    public record Point(long revision, long freedBytes) {}
}
