package dev.etcdray.report;

import dev.etcdray.etcd.EtcdFacts;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an etcd of which a user may only read keys. What could not be had is null.
 *
 * @param endpoint the endpoint that answered
 * @param memberId id of the member that answered, unsigned; each answer names it
 * @param member what its status told
 * @param members the members of the cluster
 * @param alarms alarms raised
 * @param storageVersion version of the storage schema
 * @param clusterVersion version that all members agreed on
 * @param ranges the keys that were read, null for all of them
 */
public record RangeSource(String endpoint, long memberId, @Nullable LiveMember member,
        @Nullable List<EtcdFacts.Member> members, @Nullable List<EtcdFacts.Alarm> alarms,
        @Nullable String storageVersion, @Nullable String clusterVersion, @Nullable List<KeyRange> ranges) {

    /** Copies the lists. */
    public RangeSource {
        members = members == null ? null : List.copyOf(members);
        alarms = alarms == null ? null : List.copyOf(alarms);
        ranges = ranges == null ? null : List.copyOf(ranges);
    }

    /** What messages call it. */
    public String name() {
        return member == null ? endpoint : "member " + member.label() + " (" + endpoint + ")";
    }

    Source source() {
        return new Source("range", null, endpoint, Long.toUnsignedString(memberId), member, ranges, null, null, null,
                null, null, null);
    }

    /** What the reader has to know: one sentence. */
    Warning coverage(long revision, Scope scope) {
        List<KeyRange> read = ranges;
        return new Warning("rangeCoverage", name() + ": a paged range at revision " + revision + " shows live keys"
                + (read == null
                        ? ""
                        : scope.isRedacted() || scope.isOfTenants()
                                ? " of some ranges alone"
                                : " from " + read.stream().map(KeyRange::text).collect(Collectors.joining(", "))
                                        + " alone")
                + " and cannot show history, pages and a forecast; a user with the root role sees them through a"
                + " snapshot");
    }
}
