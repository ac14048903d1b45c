package dev.etcdray.recover.plan;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Names that {@code --allow} takes: what a user may go on with all the same. */
public final class Allow {
    static final String MEMBER_DOWN = "member-down";
    static final String MIXED_VERSIONS = "mixed-versions";
    static final String UNKNOWN_VERSION = "unknown-version";
    static final String UNKNOWN_QUOTA = "unknown-quota";
    static final String UNOBSERVED_STREAMS = "unobserved-streams";
    static final String UNKNOWN_FREE_DISK = "unknown-free-disk";
    static final String NO_SNAPSHOT = "no-snapshot";
    static final String UNFORECAST_GATE = "unforecast-gate";
    static final String COMPACTION_MAY_CROSS_QUOTA = "compaction-may-cross-quota";
    static final String SINGLE_MEMBER_OUTAGE = "single-member-outage";
    static final String NO_SPARE_QUORUM = "no-spare-quorum";

    private static final Set<String> OF_CHECKS = Set.of(MEMBER_DOWN, MIXED_VERSIONS, UNKNOWN_VERSION, UNKNOWN_QUOTA,
            UNOBSERVED_STREAMS, UNKNOWN_FREE_DISK, NO_SNAPSHOT, UNFORECAST_GATE, COMPACTION_MAY_CROSS_QUOTA,
            SINGLE_MEMBER_OUTAGE, NO_SPARE_QUORUM);

    private Allow() {
    }

    /** All names, in order. */
    public static Set<String> names() {
        Set<String> names = new TreeSet<>(OF_CHECKS);
        names.addAll(Risks.allowNames());
        return names;
    }

    /** Those of these that nothing is called by, in order. */
    public static Set<String> unknown(Collection<String> given) {
        Set<String> unknown = new TreeSet<>(given);
        unknown.removeAll(names());
        return unknown;
    }
}
