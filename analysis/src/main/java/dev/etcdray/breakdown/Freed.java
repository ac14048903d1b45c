package dev.etcdray.breakdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What compactions would free, by the revision from which on they do. For one thread at a time. */
final class Freed {
    private static final int MOST_POINTS = 1000;

    private final CompactAt at;
    private final Bands bands;
    private final Bands points;
    private final long[] bytesByBand;
    private final long[] bytesByPoint;
    private long revisions;
    private long examined;
    private long bytes;

    Freed(CompactAt at, Bands bands, long lastMain) {
        this.at = at;
        this.bands = bands;
        // Revisions that can still be compacted at are often few of all: points of their own, beside the bands' borders.
        this.points = new Bands(Math.min(at.firstRevision(), lastMain), lastMain,
                Math.max(1, MOST_POINTS - 1 - bands.count()));
        this.bytesByBand = new long[bands.count()];
        this.bytesByPoint = new long[points.count()];
    }

    /** Counts a revision and says whether the compaction frees it. */
    boolean add(RevisionState state, long main, long successor, long entryBytes) {
        long from = at.freedFrom(state, main, successor);
        // What is live is never freed, a tombstone at the head not yet.
        if (from <= points.to(points.count() - 1)) {
            bytesByPoint[points.of(from)] += entryBytes;
            bytesByBand[bands.of(from)] += entryBytes;
        }
        examined += main <= at.revision() ? 1 : 0;
        if (from > at.revision()) {
            return false;
        }
        revisions++;
        bytes += entryBytes;
        return true;
    }

    void add(Freed other) {
        plus(bytesByBand, other.bytesByBand);
        plus(bytesByPoint, other.bytesByPoint);
        revisions += other.revisions;
        examined += other.examined;
        bytes += other.bytes;
    }

    private static void plus(long[] sums, long[] others) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += others[i];
        }
    }

    Compacted compacted(KeptEntries kept) {
        return new Compacted(at, revisions, bytes, examined, curve(), kept);
    }

    private List<Compacted.Point> curve() {
        TreeMap<Long, Long> curve = new TreeMap<>();
        border(points, bytesByPoint, curve);
        if (bands.count() < MOST_POINTS - 1) {
            border(bands, bytesByBand, curve);
        }
        curve.put(at.revision(), bytes);
        List<Compacted.Point> list = new ArrayList<>();
        curve.tailMap(at.firstRevision(), true)
                .forEach((revision, freed) -> list.add(new Compacted.Point(revision, freed)));
        return list;
    }

    private static void border(Bands bands, long[] bytes, Map<Long, Long> curve) {
        long sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            sum += bytes[i];
            curve.put(bands.to(i), sum);
        }
    }
}
