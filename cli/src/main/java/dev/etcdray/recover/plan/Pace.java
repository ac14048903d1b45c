package dev.etcdray.recover.plan;

/**
 * How long is waited, in milliseconds.
 *
 * @param settleMillis after a member's defragmentation, before the next one
 * @param healthMillis at most, for a member to be well again
 * @param streamsMillis at most, for snapshot streams to end
 * @param compactMillis at most, for a compaction to be done at a member
 * @param probePauseMillis between the two probes
 */
public record Pace(long settleMillis, long healthMillis, long streamsMillis, long compactMillis,
        long probePauseMillis) {
    /** What is used unless the user says otherwise. */
    public static final Pace USUAL = new Pace(30_000, 60_000, 60_000, 600_000, 5_000);
}
