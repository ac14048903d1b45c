package dev.etcdray.recover.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.etcdray.recover.MemberId;
import java.util.Set;

/**
 * What the plan is to reach.
 *
 * @param defragment which members' dbs are to be rewritten
 * @param members those alone; empty for all
 * @param disarm whether alarms about space are to go, and the end to be proved
 */
public record Goal(Which defragment, Set<MemberId> members, boolean disarm) {

    /** Which dbs are rewritten. */
    public enum Which {
        /** None. */
        @JsonProperty("none")
        NONE,
        /** Those that are over the gate: the least that brings the etcd back. */
        @JsonProperty("needed")
        NEEDED,
        /** All that are named, whatever they would give back. */
        @JsonProperty("all")
        ALL
    }

    /** Copies the set. */
    public Goal {
        members = Set.copyOf(members);
    }

    /** Whether a member's db may be rewritten. */
    public boolean includes(MemberId member) {
        return defragment != Which.NONE && (members.isEmpty() || members.contains(member));
    }
}
