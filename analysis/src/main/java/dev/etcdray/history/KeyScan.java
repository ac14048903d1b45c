package dev.etcdray.history;

import dev.etcdray.etcd.RevisionBatch;
import dev.etcdray.etcd.RevisionFeed;
import dev.etcdray.etcd.StoredRevision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Finds the revisions of one key. Only these are looked at a second time, for the numbers that a batch does not hold. */
final class KeyScan {
    private final KeyBytes key;
    private final RevisionSpool spool;
    private BucketTotals bucket = BucketTotals.NONE;

    private record Found(BucketTotals bucket, List<StoredNumbers> revisions) {}

    private KeyScan(KeyBytes key, RevisionSpool spool) {
        this.key = key;
        this.spool = spool;
    }

    /** Fills the spool, oldest first; returns the totals of the whole bucket. */
    static BucketTotals run(RevisionFeed feed, int workers, KeyBytes key, RevisionSpool spool) throws IOException {
        KeyScan scan = new KeyScan(key, spool);
        ChunkScan.run(feed, workers, scan::find, scan::take);
        return scan.bucket;
    }

    private Found find(RevisionBatch batch, RevisionFeed.Reader reader) throws IOException {
        List<StoredNumbers> revisions = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            if (key.equalTo(batch.keys(), batch.keyOffset(i), batch.keyLength(i))) {
                StoredRevision stored = reader.revision(batch.locator(i));
                revisions.add(new StoredNumbers(batch.main(i), stored.sub(), batch.isTombstone(i),
                        stored.createRevision(), stored.version(), batch.lease(i), batch.entryBytes(i),
                        batch.valueBytes(i)));
            }
        }
        return new Found(BucketTotals.of(batch), revisions);
    }

    private void take(Found found) throws IOException {
        bucket = bucket.plus(found.bucket);
        for (StoredNumbers revision : found.revisions) {
            spool.add(revision);
        }
    }
}
