package dev.etcdray.recover.engine;

import dev.etcdray.recover.Alarm;
import dev.etcdray.recover.Etcd;
import dev.etcdray.recover.Gauges;
import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.MemberState;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An etcd in memory, with a clock of its own, as the facts describe it: the quota compares the db size at every member,
 * compaction frees pages and shrinks nothing, a defragmentation shrinks one member and answers nobody meanwhile. What goes
 * wrong is for {@link Faults} to say. Real clusters confirm it; this one can be driven through thousands of mishaps.
 */
final class SimulatedEtcd implements Etcd, Time {
    static final MemberId CLUSTER = new MemberId(77);
    static final long LIVE_BYTES = 3_000_000;
    private static final long LEASE_COST = 64;
    private static final long DEFRAG_MILLIS = 3_000;

    final TreeMap<Long, SimulatedMember> members = new TreeMap<>();
    final TreeSet<String> nospace = new TreeSet<>();
    boolean corrupt;
    long leader = 1;
    long term = 5;
    long revision = 10_000;
    long compactRevision = 100;
    long nowMillis = 1_700_000_000_000L;
    private final Faults faults;
    private final Rules rules;

    SimulatedEtcd(Faults faults, Rules rules) {
        this.faults = faults;
        this.rules = rules;
    }

    SimulatedMember add(long id, boolean learner, long dbSizeBytes, long quotaBytes) {
        SimulatedMember member = new SimulatedMember(new MemberId(id), "m" + id, learner, dbSizeBytes, quotaBytes);
        members.put(id, member);
        return member;
    }

    @Override
    public Instant now() {
        return Instant.ofEpochMilli(nowMillis);
    }

    @Override
    public void sleep(long millis) {
        nowMillis += millis;
        settle();
        faults.passing(this);
    }

    /** What began and ended meanwhile. */
    private void settle() {
        for (SimulatedMember member : members.values()) {
            if (member.defragBeginsMillis != 0 && member.defragBeginsMillis <= nowMillis) {
                member.defragEndsMillis = member.defragBeginsMillis + DEFRAG_MILLIS;
                member.defragByUs = true;
                member.defragBeginsMillis = 0;
            }
            if (member.defragEndsMillis != 0 && member.defragEndsMillis <= nowMillis) {
                member.dbSizeBytes = member.inUseBytes;
                member.defragEndsMillis = 0;
            }
        }
    }

    boolean isSilent(SimulatedMember member) {
        return member.silentUntilMillis > nowMillis || member.defragEndsMillis > nowMillis;
    }

    private List<Alarm> listed() {
        List<Alarm> all = new ArrayList<>();
        if (corrupt) {
            all.add(new Alarm(new MemberId(members.firstKey()), Alarm.CORRUPT));
        }
        nospace.forEach(hex -> all.add(new Alarm(MemberId.ofHex(hex), Alarm.NOSPACE)));
        return all;
    }

    @Override
    public Observation observe() throws IOException {
        nowMillis += 20;
        settle();
        faults.passing(this);
        List<Member> all = members.values().stream().map(this::member).toList();
        if (all.stream().noneMatch(Member::isUp)) {
            throw new IOException("nobody answers");
        }
        Observation seen = new Observation(all, listed());
        rules.seen(seen);
        return seen;
    }

    private Member member(SimulatedMember member) {
        Gauges gauges = member.metrics && member.silentUntilMillis <= nowMillis
                ? new Gauges(member.defragEndsMillis != 0, 0L, 0, compactRevision)
                : null;
        return new Member(member.id, member.name, "http://" + member.name, member.learner,
                isSilent(member) ? null : state(member), gauges, isSilent(member) ? "no answer within 7s" : null);
    }

    private MemberState state(SimulatedMember member) {
        @Nullable
        MemberId led = members.containsKey(leader) && !isSilent(members.get(leader)) ? new MemberId(leader) : null;
        return new MemberState(CLUSTER, "3.6.16", member.dbSizeBytes, member.inUseBytes,
                new MemberState.Limit(member.quotaBytes, "status"), led, term, revision,
                revision - member.appliedBehind, revision, null);
    }

    private SimulatedMember reached(MemberId id) throws IOException {
        SimulatedMember member = members.get(id.value());
        if (member == null || isSilent(member)) {
            throw new IOException(id + " does not answer");
        }
        return member;
    }

    private boolean hasQuorum() {
        long voters = members.values().stream().filter(member -> !member.learner).count();
        long up = members.values().stream().filter(member -> !member.learner && !isSilent(member)).count();
        return up >= voters / 2 + 1;
    }

    @Override
    public List<Alarm> alarms() throws IOException {
        nowMillis += 20;
        if (!hasQuorum()) {
            throw new IOException("no leader");
        }
        List<Alarm> all = listed();
        rules.listed(all);
        return all;
    }

    @Override
    public boolean isCompacted(MemberId member, long asked) throws IOException {
        reached(member);
        return asked < compactRevision;
    }

    @Override
    public void readLinearizably(MemberId member) throws IOException {
        nowMillis += 20;
        reached(member);
        if (!hasQuorum()) {
            throw new IOException("no leader");
        }
    }

    @Override
    public Outcome compact(MemberId member, long asked, Duration limit) {
        rules.compact(member, asked);
        return faults.around(this, "compact", member, limit, () -> {
            if (asked <= compactRevision) {
                return new Outcome.Refused(Outcome.Reason.COMPACTED, "required revision has been compacted");
            }
            if (asked > revision) {
                return new Outcome.Refused(Outcome.Reason.FUTURE_REVISION, "required revision is a future revision");
            }
            compactRevision = asked;
            members.values().forEach(each -> each.inUseBytes = Math.min(each.inUseBytes, LIVE_BYTES));
            return new Outcome.Done("compacted");
        });
    }

    @Override
    public Outcome defragment(MemberId member, Duration limit) {
        rules.defragment(this, member);
        return faults.around(this, "defragment", member, limit, () -> {
            SimulatedMember target = Objects.requireNonNull(members.get(member.value()));
            target.defragEndsMillis = nowMillis + DEFRAG_MILLIS;
            target.defragByUs = true;
            nowMillis += DEFRAG_MILLIS;
            settle();
            return new Outcome.Done("defragmented");
        });
    }

    @Override
    public Outcome moveLeader(MemberId from, MemberId to, Duration limit) {
        rules.moveLeader(from, to);
        return faults.around(this, "move-leader", from, limit, () -> {
            if (leader != from.value()) {
                return new Outcome.Refused(Outcome.Reason.OTHER, "not leader");
            }
            leader = to.value();
            term++;
            return new Outcome.Done("moved");
        });
    }

    @Override
    public Outcome disarm(Alarm alarm) {
        rules.disarm(alarm);
        return faults.around(this, "disarm", new MemberId(leader), Duration.ofSeconds(5), () -> {
            nospace.remove(alarm.member().hex());
            return new Outcome.Done("disarmed");
        });
    }

    @Override
    public Outcome grantLease(MemberId member, long leaseId, long seconds) {
        rules.grantLease(member);
        return faults.around(this, "grant", member, Duration.ofSeconds(5), () -> {
            if (!nospace.isEmpty()) {
                return new Outcome.Refused(Outcome.Reason.NO_SPACE, "mvcc: database space exceeded");
            }
            // Checked where it comes in, and again where it is applied: at every member.
            members.values().stream().filter(each -> each.dbSizeBytes + LEASE_COST >= each.quotaBytes)
                    .forEach(each -> nospace.add(each.id.hex()));
            return new Outcome.Done("granted");
        });
    }

    @Override
    public Outcome revokeLease(MemberId member, long leaseId) {
        rules.revokeLease(member);
        return faults.around(this, "revoke", member, Duration.ofSeconds(5), () -> new Outcome.Done("revoked"));
    }
}
