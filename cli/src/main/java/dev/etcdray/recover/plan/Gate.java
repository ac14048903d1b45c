package dev.etcdray.recover.plan;

import org.jspecify.annotations.Nullable;

/**
 * Whether a defragmentation can help at all. After it there has to be room to work in.
 *
 * @param smallestQuotaBytes of all members; null = unknown or none
 * @param percent of it that the db may take after defragmentation
 * @param dbSizeAfterDefragBytes forecast from the snapshot: one figure for all members; null without one
 */
public record Gate(@Nullable Long smallestQuotaBytes, int percent, @Nullable Long dbSizeAfterDefragBytes) {
    /** Of the quota; above it the next burst fills it again at once. */
    public static final int PERCENT = 85;
    /** What a lease costs in the quota's eyes (etcd, server/storage/quota.go: leaseOverhead). */
    public static final long LEASE_COST_BYTES = 64;

    /** The most that a db may be; {@link Long#MAX_VALUE} without a quota. */
    public long mostBytes() {
        return smallestQuotaBytes == null ? Long.MAX_VALUE : smallestQuotaBytes / 100 * percent;
    }

    /** Whether a defragmentation brings the dbs under it; true where nobody knows. */
    public boolean canBePassed() {
        return dbSizeAfterDefragBytes == null || dbSizeAfterDefragBytes <= mostBytes();
    }
}
