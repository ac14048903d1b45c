package dev.etcdray.history;

import dev.etcdray.etcd.RevisionBatch;

/**
 * All revisions of bucket {@code key}: what shares are of.
 *
 * @param revisions how many
 * @param bytes what they take in their pages
 */
public record BucketTotals(long revisions, long bytes) {
    static final BucketTotals NONE = new BucketTotals(0, 0);

    static BucketTotals of(RevisionBatch batch) {
        long bytes = 0;
        for (int i = 0; i < batch.size(); i++) {
            bytes += batch.entryBytes(i);
        }
        return new BucketTotals(batch.size(), bytes);
    }

    BucketTotals plus(BucketTotals other) {
        return new BucketTotals(revisions + other.revisions, bytes + other.bytes);
    }
}
