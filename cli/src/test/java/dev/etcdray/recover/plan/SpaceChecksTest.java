package dev.etcdray.recover.plan;

import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.plan.Check.Result;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static dev.etcdray.recover.plan.SeenMember.GATE;
import static dev.etcdray.recover.plan.SeenMember.QUOTA;
import static dev.etcdray.recover.plan.SeenMember.id;
import static dev.etcdray.recover.plan.SeenMember.m;
import static dev.etcdray.recover.plan.SeenMember.three;
import static org.assertj.core.api.Assertions.assertThat;

/** Snapshot, gate, growth by compaction, free disk. */
class SpaceChecksTest {
    /** bbolt grows a file by 16 MiB at a time (bbolt, db.go: DefaultOptions, AllocSize). */
    private static final long STEP = 16_777_216;

    @Test
    void withoutASnapshotThereIsNoWayBack() {
        assertThat(new Asked().withoutSnapshot().check("snapshot", three())).isEqualTo(new Check("snapshot",
                Result.REFUSE, "there is no snapshot",
                "without one there is no way back and no forecast: let the plan take it, or go on with --allow"
                        + " no-snapshot",
                "no-snapshot"));
    }

    @Test
    void whatCameAfterTheSnapshotIsSaid() {
        assertThat(new Asked().check("snapshot", three()).evidence())
                .isEqualTo("before.db of m2, revision 4000, verified");
        assertThat(new Asked().check("snapshot", m(1), m(2).revision(4_001), m(3))).isEqualTo(new Check("snapshot",
                Result.WARN, "before.db of m2, revision 4000, verified",
                "1 revision came after it: the way back would lose them", null));
    }

    @Test
    void theForecastMayReachTheGateAndNotPassIt() {
        assertThat(new Asked().forecast(Asked.forecast(GATE, QUOTA, 1, 1)).check("gate", three())).isEqualTo(new Check(
                "gate", Result.PASS,
                "the db takes 8.1 MiB (8500000 bytes) after defragmentation, no more than 85 % of the"
                        + " smallest quota, 8.1 MiB (8500000 bytes)",
                "as it should be", null));
        // 8500001 / 85 rounded up is 100001, times 100: 10000100 bytes, rounded up to whole MiB: 10 MiB.
        assertThat(new Asked().forecast(Asked.forecast(GATE + 1, QUOTA, 1, 1)).check("gate", three()))
                .isEqualTo(new Check(
                        "gate", Result.REFUSE,
                        "the db takes 8.1 MiB (8500001 bytes) after defragmentation, more than 85 % of the"
                                + " smallest quota, 8.1 MiB (8500000 bytes)",
                        "a defragmentation cannot help. Delete data: etcd takes deletions while it refuses writes; 'Why it filled' and"
                                + " etcdray analyze say what takes the space; then plan again. Or raise the quota on all members:"
                                + " on one after the other, followers first, set --quota-backend-bytes=10485760 or more (now"
                                + " 10000000; 8589934592, 8 GiB, is the most that etcd suggests), restart it, and wait until"
                                + " etcdctl endpoint status shows that it has caught up; then plan again.",
                        null));
    }

    /** History goes more easily than data: that way out is told first. */
    @Test
    void aCompactionThatWouldHelpIsTold() {
        Asked never = new Asked().compaction(CompactionChoice.NEVER);
        assertThat(never.forecast(Asked.forecast(GATE, GATE + 1, 1, 1)).check("gate", three()).meaning()).startsWith(
                "a defragmentation cannot help. After a compaction it can, to 8.1 MiB (8500000 bytes): etcdray recover"
                        + " plan compacts unless it is told not to. Delete data: ");
        assertThat(never.forecast(Asked.forecast(GATE + 1, GATE + 1, 1, 1)).check("gate", three()).meaning())
                .startsWith("a defragmentation cannot help. Delete data: ");
    }

    @Test
    void revisionsThatAreKeptMayBeTooMany() {
        assertThat(new Asked().keep(10).forecast(Asked.forecast(GATE + 1, QUOTA, 1, 1)).check("gate", three())
                .meaning()).startsWith("a defragmentation cannot help. Keep fewer than 10 revisions, or none, and plan"
                        + " again. Delete data: ");
    }

    @Test
    void aQuotaThatIsProposedLetsTheGateBePassed() {
        Check check = new Asked().forecast(Asked.forecast(123_456_789, QUOTA, 1, 1)).check("gate", three());
        long proposed = Long.parseLong(check.meaning().replaceAll(".*--quota-backend-bytes=([0-9]+).*", "$1"));
        assertThat(new Gate(proposed, 85, 123_456_789L).canBePassed()).isTrue();
        assertThat(new Gate(proposed - (1 << 20), 85, 123_456_789L).canBePassed()).isFalse();
    }

    @Test
    void aboveEightGibibytesOnlyDeletingHelps() {
        long eight = 8L << 30;
        assertThat(new Asked().forecast(Asked.forecast(eight, QUOTA, 1, 1)).check("gate", three()).meaning())
                .endsWith(
                        "then plan again. A quota that suffices, 9.4 GiB (10106175488 bytes), is above the 8 GiB that etcd"
                                + " suggests at most.");
    }

    @Test
    void whoDoesNotDisarmIsOnlyWarned() {
        Asked defragmentation = new Asked().goal(Goal.Which.ALL, false).forecast(Asked.forecast(GATE + 1, QUOTA, 1, 1));
        assertThat(defragmentation.check("gate", three()).result()).isEqualTo(Result.WARN);
        assertThat(new Asked().goal(Goal.Which.ALL, false).withoutSnapshot().check("gate", three()).result())
                .isEqualTo(Result.WARN);
    }

    @Test
    void withoutAForecastTheUserIsAsked() {
        assertThat(new Asked().withoutSnapshot().check("gate", m(1).db(QUOTA, GATE), m(2).db(QUOTA, 1)).result())
                .isEqualTo(Result.PASS);
        assertThat(new Asked().withoutSnapshot().check("gate", m(1).db(QUOTA, GATE + 1), m(2).db(QUOTA, 1)))
                .isEqualTo(new Check("gate", Result.NOT_MADE,
                        "without a forecast: m1 has 8.1 MiB (8500001 bytes) in use, more than 85 % of the smallest quota,"
                                + " 8.1 MiB (8500000 bytes)",
                        "nobody knows how much of it the compaction frees: let the plan take a snapshot, or go on with"
                                + " --allow unforecast-gate",
                        "unforecast-gate"));
    }

    @Test
    void aCompactionMayCrossTheQuotaWhileNoAlarmStands() {
        // It grows by 1000: 9998936 + 1000 leaves exactly the 64 bytes that a lease costs, so it does not fit.
        Asked grows = new Asked().forecast(Asked.forecast(1, 1, 1, 5_001_000));
        Observation fits = SeenMember.alarmed(List.of(), m(1).db(QUOTA - 1_065, 1), m(2).db(5_000_000, 1),
                m(3).down());
        assertThat(grows.check("compaction-growth", fits)).isEqualTo(new Check("compaction-growth", Result.PASS,
                "a compaction makes the db 1000 bytes longer at most, and every member has room for it",
                "as it should be", null));
        Observation crosses = SeenMember.alarmed(List.of(), m(1).db(QUOTA - 1_064, 1), m(2).db(5_000_000, 1),
                m(3).down());
        assertThat(grows.check("compaction-growth", crosses)).isEqualTo(new Check("compaction-growth", Result.REFUSE,
                "a compaction may make the db 1000 bytes longer: m1 with 9.5 MiB (9998936 bytes)",
                "if a db crosses its quota, writes are refused until the end of the recovery; go on with --allow"
                        + " compaction-may-cross-quota",
                "compaction-may-cross-quota"));
        assertThat(grows.check("compaction-growth", three()).evidence())
                .isEqualTo("an alarm about space stands already");
    }

    @Test
    void growthThatNobodyForecastMattersAboveTheGate() {
        Asked blind = new Asked().withoutSnapshot();
        assertThat(blind.check("compaction-growth", SeenMember.alarmed(List.of(), m(1).db(GATE, 1))).evidence())
                .isEqualTo("every db is far enough below its quota");
        assertThat(blind.check("compaction-growth", SeenMember.alarmed(List.of(), m(1).db(GATE + 1, 1)))).isEqualTo(
                new Check("compaction-growth", Result.NOT_MADE,
                        "without a forecast nobody knows how much a compaction lengthens the db of m1 with 8.1 MiB"
                                + " (8500001 bytes)",
                        "if a db crosses its quota, writes are refused until the end of the recovery; go on with --allow"
                                + " compaction-may-cross-quota",
                        "compaction-may-cross-quota"));
    }

    @Test
    void theCopyNeedsRoomForTheForecastAndAStepOfGrowth() {
        Map<MemberId, Long> exact = Map.of(id(1), 2_000_000 + STEP, id(2), 2_000_000 + STEP, id(3), 2_000_000 + STEP);
        assertThat(new Asked().freeDisk(exact).check("free-disk", three()).evidence())
                .isEqualTo("m1 needs 17.9 MiB (18777216 bytes) and has 17.9 MiB (18777216 bytes); m2 needs 17.9 MiB"
                        + " (18777216 bytes) and has 17.9 MiB (18777216 bytes); m3 needs 17.9 MiB (18777216 bytes) and has"
                        + " 17.9 MiB (18777216 bytes)");
        Map<MemberId, Long> less = Map.of(id(1), 2_000_000 + STEP, id(2), 2_000_000 + STEP - 1);
        assertThat(new Asked().freeDisk(less).check("free-disk", three()))
                .isEqualTo(new Check("free-disk", Result.REFUSE,
                        "m2 needs 17.9 MiB (18777216 bytes) and has 17.9 MiB (18777215 bytes)",
                        "the defragmentation would fill the disk: make room beside the db first", null));
    }

    @Test
    void withoutAForecastTheCopyNeedsWhatIsInUse() {
        assertThat(new Asked().withoutSnapshot().freeDisk(Map.of(id(1), 9_000_000 + STEP))
                .check("free-disk", m(1)).result()).isEqualTo(Result.PASS);
        assertThat(new Asked().withoutSnapshot().freeDisk(Map.of(id(1), 9_000_000 + STEP - 1))
                .check("free-disk", m(1)).result()).isEqualTo(Result.REFUSE);
    }

    @Test
    void unknownFreeDiskIsAskedForWhereItMatters() {
        assertThat(new Asked().freeDisk(Map.of()).check("free-disk", m(1), m(2).db(GATE, 1), m(3).learner()))
                .isEqualTo(
                        new Check("free-disk", Result.NOT_MADE, "m1 needs 17.9 MiB (18777216 bytes)",
                                "a defragmentation writes the db anew beside the old one, and etcd does not tell free disk: look"
                                        + " with df on each machine and say it with --free-disk MEMBER=SIZE, or go on with --allow"
                                        + " unknown-free-disk",
                                "unknown-free-disk"));
        assertThat(new Asked().freeDisk(Map.of()).check("free-disk", m(1).db(GATE, 1)).evidence())
                .isEqualTo("no member has to be defragmented");
    }
}
