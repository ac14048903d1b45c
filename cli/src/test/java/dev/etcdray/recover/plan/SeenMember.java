package dev.etcdray.recover.plan;

import dev.etcdray.recover.Alarm;
import dev.etcdray.recover.Gauges;
import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.MemberState;
import dev.etcdray.recover.Observation;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A member as a test wants it to be seen: well, led by m1, and with a quota of 10,000,000 bytes that it has reached. */
final class SeenMember {
    static final long QUOTA = 10_000_000;
    /** 85 % of it. */
    static final long GATE = 8_500_000;

    private final int number;
    private boolean learner;
    private boolean down;
    private String name;
    private String endpoint;
    private String version = "3.7.3";
    private long db = QUOTA;
    private long inUse = 9_000_000;
    private MemberState.@Nullable Limit quota = new MemberState.Limit(QUOTA, "status");
    private @Nullable MemberId leader = id(1);
    private MemberId cluster = new MemberId(0xc1);
    private long term = 2;
    private long index = 5_000;
    private long applied = 5_000;
    private long revision = 4_000;
    private @Nullable String downgrade;
    private @Nullable Gauges gauges = new Gauges(false, 1L, 0, -1L);

    private SeenMember(int number) {
        this.number = number;
        name = "m" + number;
        endpoint = "http://127.0.0.1:" + number + "2379";
    }

    static MemberId id(int number) {
        return new MemberId(0xa0 + number);
    }

    static SeenMember of(int number) {
        return new SeenMember(number);
    }

    /** Three that are well, and the alarm of the first. */
    static Observation three() {
        return seen(of(1), of(2), of(3));
    }

    static Observation seen(SeenMember... members) {
        return alarmed(List.of(new Alarm(id(1), Alarm.NOSPACE)), members);
    }

    static Observation alarmed(List<Alarm> alarms, SeenMember... members) {
        return new Observation(Arrays.stream(members).map(SeenMember::build).toList(), alarms);
    }

    SeenMember learner() {
        learner = true;
        return this;
    }

    SeenMember down() {
        down = true;
        return this;
    }

    SeenMember name(String other) {
        name = other;
        return this;
    }

    SeenMember endpoint(String other) {
        endpoint = other;
        return this;
    }

    SeenMember version(String other) {
        version = other;
        return this;
    }

    SeenMember db(long bytes, long inUseBytes) {
        db = bytes;
        inUse = inUseBytes;
        return this;
    }

    SeenMember quota(@Nullable Long bytes) {
        quota = bytes == null ? null : new MemberState.Limit(bytes, "status");
        return this;
    }

    SeenMember follows(@Nullable MemberId other) {
        leader = other;
        return this;
    }

    SeenMember cluster(long other) {
        cluster = new MemberId(other);
        return this;
    }

    SeenMember term(long other) {
        term = other;
        return this;
    }

    SeenMember applied(long other) {
        applied = other;
        return this;
    }

    SeenMember revision(long other) {
        revision = other;
        return this;
    }

    SeenMember downgrade(String target) {
        downgrade = target;
        return this;
    }

    SeenMember gauges(@Nullable Boolean defragInflight, long streams, @Nullable Long compacted) {
        gauges = new Gauges(defragInflight, 1L, streams, compacted);
        return this;
    }

    SeenMember withoutGauges() {
        gauges = null;
        return this;
    }

    Member build() {
        MemberState state = new MemberState(cluster, version, db, inUse, quota, leader, term, index, applied, revision,
                downgrade);
        return new Member(id(number), name, endpoint, learner, down ? null : state, gauges,
                down ? "nobody listens there" : null);
    }
}
