package dev.etcdray.history;

import dev.etcdray.etcd.RevisionBatch;
import dev.etcdray.report.StateTotals;

/**
 * What one key did over consecutive revisions. Two of these make one, the older first: the older one's newest put is
 * then superseded. So chunks may be added up apart and joined in order.
 */
final class KeyChurn {
    private long firstModRevision;
    private long lastModRevision;
    private boolean live;
    private long liveBytes;
    private long liveValueBytes;
    private long superseded;
    private long supersededBytes;
    private long supersededValueBytes;
    private long tombstones;
    private long tombstoneBytes;

    private KeyChurn() {
    }

    /** One revision. */
    static KeyChurn of(RevisionBatch batch, int i) {
        KeyChurn churn = new KeyChurn();
        churn.firstModRevision = batch.main(i);
        churn.add(batch, i);
        return churn;
    }

    /** The next revision. */
    void add(RevisionBatch batch, int i) {
        supersede();
        lastModRevision = batch.main(i);
        if (batch.isTombstone(i)) {
            tombstones++;
            tombstoneBytes += batch.entryBytes(i);
        } else {
            live = true;
            liveBytes = batch.entryBytes(i);
            liveValueBytes = batch.valueBytes(i);
        }
    }

    /** What came next. */
    void add(KeyChurn later) {
        supersede();
        lastModRevision = later.lastModRevision;
        live = later.live;
        liveBytes = later.liveBytes;
        liveValueBytes = later.liveValueBytes;
        superseded += later.superseded;
        supersededBytes += later.supersededBytes;
        supersededValueBytes += later.supersededValueBytes;
        tombstones += later.tombstones;
        tombstoneBytes += later.tombstoneBytes;
    }

    private void supersede() {
        if (live) {
            superseded++;
            supersededBytes += liveBytes;
            supersededValueBytes += liveValueBytes;
            live = false;
            liveBytes = 0;
            liveValueBytes = 0;
        }
    }

    PrefixRow row(KeyBytes key) {
        long length = key.length();
        return new PrefixRow(key.text(), key.base64(), live ? KeyRevision.LIVE : KeyRevision.TOMBSTONE,
                live ? new StateTotals(1, liveBytes, length, liveValueBytes) : StateTotals.NONE,
                new StateTotals(superseded, supersededBytes, superseded * length, supersededValueBytes),
                new StateTotals(tombstones, tombstoneBytes, tombstones * length, 0), firstModRevision, lastModRevision);
    }

    long historyBytes() {
        return supersededBytes + tombstoneBytes;
    }
}
