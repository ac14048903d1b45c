package dev.etcdray.reclaim;

import java.util.ArrayList;
import java.util.List;

/**
 * The top-level buckets other than {@code key}, in the order of their names.
 *
 * @param buckets all of them
 * @param keyPosition how many of them come before {@code key}
 * @param metaPosition which of them is {@code meta}, -1 if none
 * @param hasScheduledRevision whether {@code meta} has scheduledCompactRev
 * @param hasFinishedRevision whether {@code meta} has finishedCompactRev
 */
public record OtherBuckets(List<SmallBucket> buckets, int keyPosition, int metaPosition, boolean hasScheduledRevision,
        boolean hasFinishedRevision) {
    /** {@code scheduledCompactRev} and {@code finishedCompactRev}; the value of both is a revision. */
    private static final int SCHEDULED_KEY_BYTES = 19;
    private static final int FINISHED_KEY_BYTES = 18;

    /** @throws IllegalArgumentException if a position is none of the list */
    public OtherBuckets {
        buckets = List.copyOf(buckets);
        if (keyPosition < 0 || keyPosition > buckets.size() || metaPosition < -1 || metaPosition >= buckets.size()) {
            throw new IllegalArgumentException("key at " + keyPosition + " and meta at " + metaPosition + " of "
                    + buckets.size() + " buckets");
        }
    }

    /** As the first transaction of a compaction leaves them. */
    OtherBuckets withScheduled() {
        return metaPosition < 0 || hasScheduledRevision
                ? this
                : new OtherBuckets(grown(SCHEDULED_KEY_BYTES), keyPosition, metaPosition, true, hasFinishedRevision);
    }

    /** As the last one leaves them. */
    OtherBuckets withFinished() {
        return metaPosition < 0 || hasFinishedRevision
                ? this
                : new OtherBuckets(grown(FINISHED_KEY_BYTES), keyPosition, metaPosition, hasScheduledRevision, true);
    }

    private List<SmallBucket> grown(int keyBytes) {
        List<SmallBucket> grown = new ArrayList<>(buckets);
        grown.set(metaPosition, grown.get(metaPosition).with(keyBytes, Sizes.REVISION_BYTES));
        return grown;
    }
}
