package dev.etcdray.recover.plan;

import dev.etcdray.recover.Observation;
import dev.etcdray.recover.plan.PlannedStep.Consent;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

import static dev.etcdray.recover.plan.SeenMember.GATE;
import static dev.etcdray.recover.plan.SeenMember.QUOTA;
import static dev.etcdray.recover.plan.SeenMember.id;
import static dev.etcdray.recover.plan.SeenMember.of;
import static dev.etcdray.recover.plan.SeenMember.seen;
import static dev.etcdray.recover.plan.SeenMember.three;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlannerTest {

    private static Asked auto() {
        return new Asked().compaction(CompactionChoice.AUTO);
    }

    @Test
    void freePagesThatSufficeNeedNoCompaction() {
        Plan plan = auto().forecast(Asked.forecast(1_000, GATE, 1, 1)).plan(three());
        assertThat(plan.compaction()).isNull();
        assertThat(plan.compactionReason())
                .isEqualTo("free pages alone suffice: without it the db takes 8.1 MiB (8500000"
                        + " bytes) after defragmentation, no more than 85 % of the smallest quota, 8.1 MiB (8500000 bytes)");
        assertThat(plan.gate().dbSizeAfterDefragBytes()).isEqualTo(GATE);
        assertThat(plan.steps()).extracting(PlannedStep::id).noneMatch(id -> id.matches("(compact|barrier).*"));
    }

    @Test
    void oneByteMoreNeedsTheCompaction() {
        Plan plan = auto().forecast(Asked.forecast(1_000, GATE + 1, 1, 1)).plan(three());
        assertThat(plan.compaction()).isEqualTo(new Compaction(4_000, 0));
        assertThat(plan.compactionReason()).isEqualTo("free pages alone do not suffice: without it the db takes 8.1 MiB"
                + " (8500001 bytes) after defragmentation, more than 85 % of the smallest quota, 8.1 MiB (8500000 bytes)");
        assertThat(plan.gate()).isEqualTo(new Gate(QUOTA, 85, 1_000L));
    }

    @Test
    void withoutAForecastEveryMembersInUseCounts() {
        Observation now = seen(of(1).db(QUOTA, GATE), of(2).db(QUOTA, GATE + 1));
        assertThat(auto().withoutSnapshot().plan(now).compactionReason()).isEqualTo("free pages alone do not suffice:"
                + " without it m2 has 8.1 MiB (8500001 bytes) in use, more than 85 % of the smallest quota, 8.1 MiB"
                + " (8500000 bytes)");
        Observation enough = seen(of(1).db(QUOTA, GATE), of(2).db(QUOTA, 1));
        assertThat(auto().withoutSnapshot().plan(enough).compactionReason()).startsWith("free pages alone suffice:"
                + " without it m1 has 8.1 MiB (8500000 bytes) in use");
    }

    @Test
    void dbsThatAreSmallAlreadyNeedNothing() {
        Plan plan = auto().plan(seen(of(1).db(GATE, 1), of(2).db(1, 1)));
        assertThat(plan.compaction()).isNull();
        assertThat(plan.compactionReason())
                .isEqualTo("no db takes more than 85 % of the smallest quota, 8.1 MiB (8500000"
                        + " bytes) as it is; the largest is that of m1 with 8.1 MiB (8500000 bytes)");
        assertThat(plan.steps().stream().filter(step -> step.id().startsWith("defragment/")))
                .allSatisfy(step -> assertThat(step.why()).startsWith("expected to be skipped: the db of m"))
                .allSatisfy(step -> assertThat(step.outageSeconds()).isNull());
    }

    @Test
    void anUnknownQuotaIsNoReasonToLeaveHistory() {
        Plan plan = auto().plan(seen(of(1).quota(null)));
        assertThat(plan.compaction()).isEqualTo(new Compaction(4_000, 0));
        assertThat(plan.compactionReason())
                .isEqualTo("no quota is known, so nothing tells whether free pages would suffice");
    }

    @Test
    void theUsersWordGoesFirst() {
        assertThat(new Asked().compaction(CompactionChoice.NEVER).plan(three()).compactionReason())
                .isEqualTo("no compaction is wanted");
        assertThat(new Asked().plan(seen(of(1).db(1, 1))).compactionReason()).isEqualTo("it was asked for");
        assertThat(auto().goal(Goal.Which.NONE, true).plan(three()).compactionReason())
                .isEqualTo("without a defragmentation a compaction gives nothing back");
    }

    @Test
    void soManyRevisionsAreKept() {
        assertThat(new Asked().keep(1_000).plan(three()).compaction()).isEqualTo(new Compaction(3_000, 1_000));
        assertThat(new Asked().keep(3_999).plan(three()).compaction()).isEqualTo(new Compaction(1, 3_999));
        Plan all = new Asked().keep(4_000).plan(three());
        assertThat(all.compaction()).isNull();
        assertThat(all.compactionReason())
                .isEqualTo("nothing is left to compact: there are 4000 revisions, and 4000 are to stay");
        assertThat(Planner.compactionRevision(4_000, 1_000)).isEqualTo(3_000);
    }

    @Test
    void whatIsCompactedIsNotCompactedAgain() {
        Observation now = seen(of(1).gauges(false, 0, 3_000L), of(2));
        assertThat(new Asked().keep(999).plan(now).compaction()).isEqualTo(new Compaction(3_001, 999));
        Plan none = new Asked().keep(1_000).plan(now);
        assertThat(none.compaction()).isNull();
        assertThat(none.compactionReason()).isEqualTo("nothing is left to compact: everything before revision 3000 is"
                + " compacted already, and 3000 is asked for");
    }

    @Test
    void stepsComeInTheOrderOfTheRunbook() {
        Plan plan = new Asked().plan(three());
        assertThat(plan.steps()).extracting(PlannedStep::id).containsExactly("verify-snapshot", "await-streams",
                "compact", "barrier/a1", "barrier/a2", "barrier/a3", "gate", "defragment/a2", "defragment/a3",
                "move-leader/a1", "defragment/a1", "disarm", "prove");
        assertThat(plan.steps()).extracting(PlannedStep::consent).containsExactly(Consent.NONE, Consent.NONE,
                Consent.YES_NO, Consent.NONE, Consent.NONE, Consent.NONE, Consent.NONE, Consent.YES_NO, Consent.YES_NO,
                Consent.YES_NO, Consent.TYPED_NAME, Consent.YES_NO, Consent.NONE);
    }

    @Test
    void aMemberIsDescribedAsItWasSeen() {
        Plan plan = new Asked().plan(seen(of(1), of(2).db(900_000_000, 800_000_001).quota(2_000_000_000L),
                of(3).learner(), of(4).down()));
        assertThat(plan.clusterId().hex()).isEqualTo("c1");
        assertThat(plan.revision()).isEqualTo(4_000);
        PlannedMember m2 = plan.member(id(2)).orElseThrow();
        // The forecast of in use after compaction is 2500000 to 2500001: one second. Ten times nine seconds is below 300.
        assertThat(m2).isEqualTo(new PlannedMember(id(2), "a2", "m2", "http://127.0.0.1:22379", false, false, "3.7.3",
                900_000_000L, 800_000_001L, 99_999_999L,
                Objects.requireNonNull(of(2).quota(2_000_000_000L).build().up().quota()), 2_500_000L, 1L << 40, 1L,
                300));
        assertThat(plan.member(id(1)).orElseThrow().leader()).isTrue();
        // Only the member that was snapshotted has that forecast.
        assertThat(plan.member(id(1)).orElseThrow().inUseAfterCompactionBytes()).isNull();
        assertThat(plan.member(id(3)).orElseThrow().outageSeconds()).isNull();
        PlannedMember away = plan.member(id(4)).orElseThrow();
        assertThat(away.answered()).isFalse();
        assertThat(away.dbSizeBytes()).isNull();
        assertThat(away.timeoutSeconds()).isEqualTo(300);
    }

    @Test
    void withoutCompactionAllThatIsInUseIsCopied() {
        Observation now = seen(of(1).db(9_000_000_000L, 8_000_000_000L).quota(10_000_000_000L));
        PlannedMember member = new Asked().compaction(CompactionChoice.NEVER).plan(now).members().getFirst();
        assertThat(member.outageSeconds()).isEqualTo(80);
        assertThat(member.timeoutSeconds()).isEqualTo(800);
        assertThat(member.inUseAfterCompactionBytes()).isNull();
    }

    @Test
    void aTimeoutThatIsGivenIsEverybodys() {
        assertThat(new Asked().timeout(42).plan(seen(of(1), of(2), of(3).down())).members())
                .extracting(PlannedMember::timeoutSeconds).containsOnly(42L);
    }

    @Test
    void whatTheSnapshotTellsIsInThePlan() {
        assertThat(new Asked().plan(three()).whyItFilled()).containsExactly("events take most of it");
        assertThat(new Asked().withoutSnapshot().plan(three()).whyItFilled()).isEmpty();
    }

    @Test
    void withNobodyThereIsNothingToPlan() {
        assertThatThrownBy(() -> new Asked().plan(seen(of(1).down()))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no member answers: there is nothing to plan with");
    }

    @Test
    void withLearnersAloneThePlanSaysWhyNot() {
        Plan plan = new Asked().plan(seen(of(1).down(), of(2).learner()));
        assertThat(plan.refusals()).extracting(Check::id).contains("members-answer");
        assertThat(plan.steps()).filteredOn(step -> List.of("compact", "disarm", "prove").contains(step.id()))
                .allSatisfy(step -> assertThat(step.commands()).isEmpty());
    }

    @Test
    void revisionsCannotBeKeptBelowNone() {
        assertThatThrownBy(() -> new Asked().keep(-1).plan(three())).hasMessage("cannot keep -1 revisions");
    }
}
