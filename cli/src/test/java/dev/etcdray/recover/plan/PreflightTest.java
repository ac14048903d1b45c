package dev.etcdray.recover.plan;

import dev.etcdray.recover.plan.Check.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

import static dev.etcdray.recover.plan.SeenMember.of;
import static dev.etcdray.recover.plan.SeenMember.three;
import static org.assertj.core.api.Assertions.assertThat;

/** Which questions are asked for which goal, and what the user may answer. */
class PreflightTest {

    private static List<String> ids(Asked asked) {
        return asked.plan(three()).checks().stream().map(Check::id).toList();
    }

    @Test
    void aRecoveryIsAskedEverything() {
        assertThat(ids(new Asked())).containsExactly("members-answer", "one-cluster", "leader", "term", "lag",
                "same-version", "downgrade", "version-risks", "corrupt-alarm", "other-alarms", "permission",
                "defrag-inflight", "quota-known", "learners", "room", "snapshot", "streams", "compaction-growth",
                "gate",
                "free-disk", "spare-quorum");
    }

    @Test
    void whoOnlyDisarmsNeedsNoDiskAndNoSnapshot() {
        assertThat(ids(new Asked().goal(Goal.Which.NONE, true).compaction(CompactionChoice.AUTO).withoutSnapshot()))
                .containsExactly("members-answer", "one-cluster", "leader", "term", "lag", "same-version", "downgrade",
                        "version-risks", "corrupt-alarm", "other-alarms", "permission", "defrag-inflight",
                        "quota-known",
                        "learners", "room");
    }

    @Test
    void whoOnlyCompactsNeedsNoDisk() {
        assertThat(ids(new Asked().goal(Goal.Which.NONE, false))).contains("snapshot", "streams", "compaction-growth")
                .doesNotContain("gate", "free-disk", "spare-quorum", "room");
    }

    @Test
    void whoOnlyDefragmentsIsNotAskedAboutCompaction() {
        assertThat(ids(new Asked().goal(Goal.Which.ALL, false).compaction(CompactionChoice.NEVER)))
                .contains("gate", "free-disk", "spare-quorum").doesNotContain("compaction-growth", "room");
    }

    @Test
    void whatIsAllowedKeepsItsEvidence() {
        Check refused = new Asked().withoutSnapshot().check("snapshot", three());
        assertThat(new Asked().withoutSnapshot().allow("no-snapshot").check("snapshot", three())).isEqualTo(
                new Check("snapshot", Result.ALLOWED, refused.evidence(), refused.meaning(), "no-snapshot"));
    }

    @Test
    void whatPassesStaysAsItIsWhateverIsAllowed() {
        assertThat(new Asked().allow("no-snapshot", "member-down").plan(three()).checks()).extracting(Check::result)
                .containsOnly(Result.PASS);
    }

    @Test
    void aRefusalThatMayNotBeAllowedStands() {
        assertThat(new Asked().allow("leader").check("leader", of(1), of(2).follows(null)).result())
                .isEqualTo(Result.REFUSE);
    }

    @Test
    void namesThatNothingIsCalledByAreFoundOut() {
        assertThat(Allow.names()).containsExactly("compaction-may-cross-quota", "member-down", "mixed-versions",
                "no-snapshot", "no-spare-quorum", "single-member-outage", "unforecast-gate", "unknown-free-disk",
                "unknown-quota", "unknown-version", "unobserved-streams", "version-risk-11652", "version-risk-13908",
                "version-risk-18089", "version-risk-18810", "version-risk-20659");
        assertThat(Allow.unknown(List.of("member-down", "corrupt-alarm", "all"))).containsExactly("all",
                "corrupt-alarm");
    }
}
