package dev.etcdray.report;

import dev.etcdray.etcd.EtcdFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What etcd keeps about itself.
 *
 * @param revision current revision
 * @param compactRevision revision of the last compaction, -1 when never compacted; null when only keys were read
 * @param compaction how far it got, null likewise
 * @param storageVersion version of the storage schema, written since 3.6; null when not written or not known
 * @param clusterVersion version that all members agreed on, null when not known
 * @param leases the leases
 * @param members members by id, null when not known
 * @param alarms alarms raised, null when not known
 */
public record Etcd(long revision, @Nullable Long compactRevision, @Nullable Compaction compaction,
        @Nullable String storageVersion, @Nullable String clusterVersion, Leases leases,
        @Nullable List<Member> members, @Nullable List<Alarm> alarms) {
    /** An etcd begins at revision 1, before anything is written (etcd, server/storage/mvcc/kvstore.go: NewStore). */
    private static final long FIRST_REVISION = 1;

    /** Copies the lists. */
    public Etcd {
        members = members == null ? null : List.copyOf(members);
        alarms = alarms == null ? null : List.copyOf(alarms);
    }

    /** The current revision of a file: that of the newest entry, or of a compaction that left none. */
    static long revision(EtcdFacts facts, long lastMain) {
        return Math.max(FIRST_REVISION, Math.max(lastMain, facts.compactRevision()));
    }

    /** As a file has it. */
    static Etcd ofFile(EtcdFacts facts, long revision, long attachedKeys) {
        return new Etcd(revision, facts.compactRevision(),
                new Compaction(facts.scheduledCompactRevision(), facts.finishedCompactRevision()),
                facts.storageVersion(), facts.clusterVersion(),
                new Leases(facts.leases(), facts.smallestLeaseTtlSeconds(), attachedKeys),
                facts.members().stream().map(Member::of).toList(), facts.alarms().stream().map(Alarm::of).toList());
    }

    /** As far as it is known of an etcd of which only keys were read. */
    static Etcd ofRange(RangeSource range, long revision, long attachedKeys) {
        List<EtcdFacts.Member> members = range.members();
        List<EtcdFacts.Alarm> alarms = range.alarms();
        return new Etcd(revision, null, null, range.storageVersion(), range.clusterVersion(),
                new Leases(null, null, attachedKeys),
                members == null ? null : members.stream().map(Member::of).toList(),
                alarms == null ? null : alarms.stream().map(Alarm::of).toList());
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
     * @param count leases in bucket {@code lease}, null when only keys were read
     * @param smallestTtlSeconds the shortest of them, as granted; null without any, or when only keys were read
     * @param attachedKeys live keys with a lease
     */
    public record Leases(@Nullable Long count, @Nullable Long smallestTtlSeconds, long attachedKeys) {}

    /**
     * A member.
     *
     * @param id decimal
     * @param idHex as etcdctl's tables print it
     * @param name its name
     */
    public record Member(String id, String idHex, String name) {

        static Member of(EtcdFacts.Member member) {
            return new Member(Long.toUnsignedString(member.id()), Long.toHexString(member.id()), member.name());
        }
    }

    /**
     * An alarm.
     *
     * @param memberId decimal
     * @param type {@code NOSPACE}, {@code CORRUPT}, or the number of an unknown type
     */
    public record Alarm(String memberId, String type) {

        static Alarm of(EtcdFacts.Alarm alarm) {
            return new Alarm(Long.toUnsignedString(alarm.memberId()), alarm.type());
        }
    }
}
