package dev.etcdray.history;

import dev.etcdray.report.StateTotals;

/**
 * A key below the prefix and all its revisions in the file.
 *
 * @param key for reading
 * @param keyBase64 the key itself
 * @param state {@code live}, or {@code tombstone} when the key is deleted
 * @param live its live revision, or nothing
 * @param superseded older puts
 * @param tombstone delete markers
 * @param firstModRevision main revision of the oldest
 * @param lastModRevision main revision of the newest
 */
public record PrefixRow(String key, String keyBase64, String state, StateTotals live, StateTotals superseded,
        StateTotals tombstone, long firstModRevision, long lastModRevision) {

    /** Whether the key is there at the head revision. */
    public boolean keyIsLive() {
        return state.equals(KeyRevision.LIVE);
    }

    /** Number of revisions. */
    public long revisions() {
        return live.revisions() + superseded.revisions() + tombstone.revisions();
    }

    /** Bytes of superseded revisions and tombstones. */
    public long historyBytes() {
        return superseded.bytes() + tombstone.bytes();
    }
}
