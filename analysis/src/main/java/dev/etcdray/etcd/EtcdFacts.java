package dev.etcdray.etcd;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What etcd keeps about itself in its small buckets.
 *
 * @param scheduledCompactRevision main revision that a compaction was scheduled at, null if none was
 * @param finishedCompactRevision main revision that a compaction finished at, null if none did
 * @param storageVersion version of the storage schema, null before 3.6
 * @param clusterVersion version that all members agreed on, null if unknown
 * @param leases number of leases
 * @param leaseIds ids of those whose entry could be read
 * @param smallestLeaseTtlSeconds of those that could be read, as granted; null without any
 * @param members members, by id
 * @param alarms alarms raised
 * @param unreadable what was in these buckets and could not be read, as sentences
 */
public record EtcdFacts(@Nullable Long scheduledCompactRevision, @Nullable Long finishedCompactRevision,
        @Nullable String storageVersion, @Nullable String clusterVersion, long leases, LeaseIds leaseIds,
        @Nullable Long smallestLeaseTtlSeconds, List<Member> members, List<Alarm> alarms, List<String> unreadable) {

    /** Copies the lists. */
    public EtcdFacts {
        members = List.copyOf(members);
        alarms = List.copyOf(alarms);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * A member of the cluster.
     *
     * @param id unsigned
     * @param name empty until the member published it
     */
    public record Member(long id, String name) {}

    /**
     * An alarm.
     *
     * @param memberId unsigned
     * @param type {@code NOSPACE}, {@code CORRUPT}, or the number of a type unknown here
     */
    public record Alarm(long memberId, String type) {}

    /** Revision of the last compaction, as etcd reports it after a start: -1 when never compacted. */
    public long compactRevision() {
        return Math.max(orNever(scheduledCompactRevision), orNever(finishedCompactRevision));
    }

    private static long orNever(@Nullable Long revision) {
        return revision == null ? -1 : revision;
    }
}
