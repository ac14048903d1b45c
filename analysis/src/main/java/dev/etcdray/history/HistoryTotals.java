package dev.etcdray.history;

import dev.etcdray.report.StateTotals;
import org.jspecify.annotations.Nullable;

/**
 * Revisions of one or more keys, added up.
 *
 * @param keys distinct keys
 * @param liveKeys of these live
 * @param live live revisions
 * @param superseded older puts
 * @param tombstone delete markers
 * @param firstModRevision main revision of the oldest, null without revisions
 * @param lastModRevision main revision of the newest, null without revisions
 * @param generations generations of the one key of which something is left; null for a prefix
 * @param beginningMissing whether the oldest generation left has lost its first put; null for a prefix
 */
public record HistoryTotals(long keys, long liveKeys, StateTotals live, StateTotals superseded, StateTotals tombstone,
        @Nullable Long firstModRevision, @Nullable Long lastModRevision, @Nullable Long generations,
        @Nullable Boolean beginningMissing) {
    static final HistoryTotals NONE = new HistoryTotals(0, 0, StateTotals.NONE, StateTotals.NONE, StateTotals.NONE,
            null, null, null, null);

    /** Number of revisions. */
    public long revisions() {
        return live.revisions() + superseded.revisions() + tombstone.revisions();
    }

    /** Bytes of all revisions. */
    public long bytes() {
        return live.bytes() + historyBytes();
    }

    /** Bytes of superseded revisions and tombstones. */
    public long historyBytes() {
        return superseded.bytes() + tombstone.bytes();
    }

    HistoryTotals plus(PrefixRow row) {
        Long first = firstModRevision;
        Long last = lastModRevision;
        return new HistoryTotals(keys + 1, liveKeys + (row.keyIsLive() ? 1 : 0), live.plus(row.live()),
                superseded.plus(row.superseded()), tombstone.plus(row.tombstone()),
                first == null ? row.firstModRevision() : Math.min(first, row.firstModRevision()),
                last == null ? row.lastModRevision() : Math.max(last, row.lastModRevision()), null, null);
    }
}
