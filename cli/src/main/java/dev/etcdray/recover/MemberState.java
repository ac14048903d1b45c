package dev.etcdray.recover;

import org.jspecify.annotations.Nullable;

/**
 * What a member says of itself; sizes in bytes.
 *
 * @param clusterId of its cluster
 * @param version of the server
 * @param dbSizeBytes what the quota compares
 * @param inUseBytes db size less free pages; an upper bound until the next commit
 * @param quota null where it could not be learnt
 * @param leader that it follows; null for none
 * @param raftTerm term
 * @param raftIndex committed, as far as it knows
 * @param raftAppliedIndex applied
 * @param revision of its key space
 * @param downgradeTarget version of an active downgrade; null for none (before 3.6 it is not told)
 */
public record MemberState(MemberId clusterId, String version, long dbSizeBytes, long inUseBytes, @Nullable Limit quota,
        @Nullable MemberId leader, long raftTerm, long raftIndex, long raftAppliedIndex, long revision,
        @Nullable String downgradeTarget) {

    /**
     * A quota.
     *
     * @param bytes the limit; 0 or less = none
     * @param source {@code status}, {@code metrics} or {@code option}
     */
    public record Limit(long bytes, String source) {
        /** Whether it limits anything. */
        public boolean isLimit() {
            return bytes > 0;
        }
    }

    /** Free pages. */
    public long freeBytes() {
        return dbSizeBytes - inUseBytes;
    }
}
