package dev.etcdray.breakdown;

/**
 * A compaction to look at.
 *
 * @param firstRevision the smallest revision that can still be compacted at
 * @param revision main revision that is compacted at
 * @param keepsTombstone whether a tombstone exactly at that revision stays, as it does in etcd 3.4.34, 3.5.16 and later
 *        (etcd, server/storage/mvcc/key_index.go: doCompact); before them it went
 */
public record CompactAt(long firstRevision, long revision, boolean keepsTombstone) {

    /** The smallest revision whose compaction frees a revision; beyond all for one that is live. */
    long freedFrom(RevisionState state, long main, long successor) {
        return switch (state) {
            case LIVE -> Long.MAX_VALUE;
            case SUPERSEDED -> successor;
            case TOMBSTONE -> keepsTombstone ? main + 1 : main;
        };
    }
}
