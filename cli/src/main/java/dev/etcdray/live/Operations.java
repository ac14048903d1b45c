package dev.etcdray.live;

import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.AlarmMember;
import io.etcd.jetcd.api.RangeRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody does who looks after a cluster. What changes it is made once, has a deadline, and says how certain its end
 * is.
 */
public final class Operations {
    /** etcd has no key before it, and nobody has it: a read of it costs nothing. */
    private static final ByteString NUL = ByteString.copyFrom(new byte[1]);
    private static final int NOSPACE = 1;
    private static final int CORRUPT = 2;

    private final Cluster cluster;

    Operations(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * The list of members, by whoever tells it first; not through raft.
     *
     * @throws LiveException if nobody tells it
     */
    public List<ListedMember> list() throws LiveException {
        return list(List.of());
    }

    /**
     * The same, by members at further addresses as well.
     *
     * @throws LiveException if nobody tells it
     */
    public List<ListedMember> list(Collection<Endpoint> further) throws LiveException {
        return Parallel.first(Stream.concat(cluster.endpoints().stream(), further.stream()).distinct().toList(),
                endpoint -> cluster.client(endpoint).members()).getMembersList().stream().map(ListedMember::of)
                .toList();
    }

    /** What these members say of themselves, all asked at once. */
    public List<MemberView> look(List<Endpoint> endpoints) {
        return Parallel.map(endpoints, cluster::look);
    }

    /**
     * What a member's metrics tell; null if they are out of reach.
     *
     * @param elsewhere where they are served; null for the address that serves clients
     */
    public @Nullable MemberGauges gauges(Endpoint endpoint, @Nullable URI elsewhere) {
        return cluster.metrics().gauges(endpoint, elsewhere);
    }

    /**
     * Makes sure that it is this member that answers there, and answers at all: an address may lead to several, and be given
     * to another.
     *
     * @param memberId unsigned
     * @throws LiveException if it does not answer, or is another
     */
    public void expect(Endpoint endpoint, long memberId) throws LiveException {
        long found = cluster.client(endpoint).status().getHeader().getMemberId();
        if (found != memberId) {
            throw LiveException.another(endpoint, found, memberId);
        }
    }

    /**
     * The alarms, through raft.
     *
     * @throws LiveException if the member does not tell them
     */
    public List<MemberAlarm> alarms(Endpoint endpoint) throws LiveException {
        return cluster.client(endpoint).alarms().getAlarmsList().stream()
                .map(alarm -> new MemberAlarm(alarm.getMemberID(), type(alarm))).toList();
    }

    /** By number: jetcd's copy of the list of types ends before {@code CORRUPT}. */
    private static String type(AlarmMember alarm) {
        return switch (alarm.getAlarmValue()) {
            case NOSPACE -> "NOSPACE";
            case CORRUPT -> "CORRUPT";
            default -> "TYPE" + alarm.getAlarmValue();
        };
    }

    /**
     * Whether the member no longer has a revision.
     *
     * @throws LiveException if it does not tell
     */
    public boolean isCompacted(Endpoint endpoint, long revision) throws LiveException {
        try {
            cluster.client(endpoint).range(RangeRequest.newBuilder().setKey(NUL).setCountOnly(true)
                    .setSerializable(true).setRevision(revision).build());
            return false;
        } catch (LiveException e) {
            if (e.kind() == LiveException.Kind.COMPACTED) {
                return true;
            }
            throw e;
        }
    }

    /**
     * Reads through raft: whoever answers knows what a quorum knows.
     *
     * @throws LiveException if the member does not answer
     */
    public void readThroughRaft(Endpoint endpoint) throws LiveException {
        cluster.client(endpoint).range(RangeRequest.newBuilder().setKey(NUL).setCountOnly(true).build());
    }

    /**
     * Logs in again when the last time is long ago, or a member did not take the token: etcd forgets one that was not used
     * for five minutes, and a member that starts anew knows none.
     *
     * @throws LiveException if the token was refused and there is no other to be had
     */
    public void keepLoggedIn() throws LiveException {
        cluster.keepLoggedIn();
    }

    /** Compacts, and waits until the member has deleted what that leaves. */
    public CallEnd compact(Endpoint endpoint, long revision, Duration limit) {
        return cluster.client(endpoint).changes().compact(revision, limit);
    }

    /** Rewrites the member's db. */
    public CallEnd defragment(Endpoint endpoint, Duration limit) {
        return cluster.client(endpoint).changes().defragment(limit);
    }

    /** Has the leader hand over. */
    public CallEnd moveLeader(Endpoint leader, long to, Duration limit) {
        return cluster.client(leader).changes().moveLeader(to, limit);
    }

    /**
     * Takes one alarm about space off the list.
     *
     * @param memberId that it names, unsigned
     * @throws IllegalArgumentException if it names none: etcd would take that for all
     */
    public CallEnd disarmNoSpace(Endpoint endpoint, long memberId) {
        if (memberId == 0) {
            throw new IllegalArgumentException("an alarm is disarmed by the member that it names");
        }
        return cluster.client(endpoint).changes().disarmNoSpace(memberId);
    }

    /** Grants a lease. */
    public CallEnd grantLease(Endpoint endpoint, long leaseId, long seconds) {
        return cluster.client(endpoint).changes().grantLease(leaseId, seconds);
    }

    /** Takes a lease back. */
    public CallEnd revokeLease(Endpoint endpoint, long leaseId) {
        return cluster.client(endpoint).changes().revokeLease(leaseId);
    }
}
