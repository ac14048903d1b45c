package dev.etcdray.recover;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * The cluster, as the recovery reaches it. Each call has a deadline, is made once, and is never repeated by itself.
 * Whoever calls writes down first what he is about to do.
 */
public interface Etcd {

    /**
     * The list of members, and what each says of itself, all asked at once; not through raft, so that it works without a
     * leader. Changes nothing.
     *
     * @throws IOException if no member tells the list
     */
    Observation observe() throws IOException;

    /**
     * The alarms as raft has them: their list is what can be disarmed, members that are gone among it.
     *
     * @throws IOException if it is not to be had in time
     */
    List<Alarm> alarms() throws IOException;

    /**
     * Whether a member still has a revision. Changes nothing.
     *
     * @throws IOException if it does not say
     */
    boolean isCompacted(MemberId member, long revision) throws IOException;

    /**
     * Reads through raft at a member: it serves, and knows what the others know. Changes nothing.
     *
     * @throws IOException if it does not answer
     */
    void readLinearizably(MemberId member) throws IOException;

    /**
     * Compacts all history before a revision, and waits until this member has deleted it. When that is compacted
     * already it only waits, and refuses with {@link Outcome.Reason#COMPACTED}.
     */
    Outcome compact(MemberId member, long revision, Duration limit);

    /** Rewrites a member's db; it answers nobody meanwhile. */
    Outcome defragment(MemberId member, Duration limit);

    /** Has the leader hand over to a member. */
    Outcome moveLeader(MemberId leader, MemberId to, Duration limit);

    /**
     * Takes one alarm off the list.
     *
     * @throws IllegalArgumentException if it names no member, or is not about space
     */
    Outcome disarm(Alarm alarm);

    /** Grants a lease of so many seconds at a member, with this id: a write that touches no key. */
    Outcome grantLease(MemberId member, long leaseId, long seconds);

    /** Takes a lease back. */
    Outcome revokeLease(MemberId member, long leaseId);
}
