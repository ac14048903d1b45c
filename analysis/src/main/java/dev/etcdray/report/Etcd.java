package dev.etcdray.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What etcd keeps about itself.
 *
 * @param revision current revision
 * @param compactRevision revision of the last compaction, -1 when never compacted
 * @param compaction how far it got
 * @param storageVersion version of the storage schema, written since 3.6
 * @param clusterVersion version that all members agreed on
 * @param leases the leases
 * @param members members by id
 * @param alarms alarms raised
 */
public record Etcd(long revision, long compactRevision, Compaction compaction, @Nullable String storageVersion,
        @Nullable String clusterVersion, Leases leases, List<Member> members, List<Alarm> alarms) {

    /** Copies the lists. */
    public Etcd {
        members = List.copyOf(members);
        alarms = List.copyOf(alarms);
    }

    /**
     * Main revisions from bucket {@code meta}; scheduled above finished is a compaction under way.
     *
     * @param scheduled last revision that a compaction was scheduled at, or null
     * @param finished last revision that a compaction finished at, or null
     */
    public record Compaction(@Nullable Long scheduled, @Nullable Long finished) {}

    /**
     * Leases.
     *
     * @param count leases in bucket {@code lease}
     * @param attachedKeys live keys with a lease
     */
    public record Leases(@Nullable Long count, long attachedKeys) {}

    /**
     * A member.
     *
     * @param id decimal
     * @param idHex as etcdctl's tables print it
     * @param name its name
     */
    public record Member(String id, String idHex, String name) {}

    /**
     * An alarm.
     *
     * @param memberId decimal
     * @param type {@code NOSPACE}, {@code CORRUPT}, or the number of an unknown type
     */
    public record Alarm(String memberId, String type) {}
}
