package dev.etcdray.recover.plan;

import dev.etcdray.recover.Observation;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static dev.etcdray.recover.plan.SeenMember.GATE;
import static dev.etcdray.recover.plan.SeenMember.QUOTA;
import static dev.etcdray.recover.plan.SeenMember.id;
import static dev.etcdray.recover.plan.SeenMember.m;
import static dev.etcdray.recover.plan.SeenMember.seen;
import static org.assertj.core.api.Assertions.assertThat;

class NeedsTest {
    private static final Goal NEEDED = new Goal(Goal.Which.NEEDED, Set.of(), true);
    private static final Gate THE_GATE = new Gate(QUOTA, Gate.PERCENT, null);

    @Test
    void aDbAtTheGateNeedsNoDefragmentationAndOneByteMoreDoes() {
        assertThat(Needs.defragmentation(NEEDED, THE_GATE, m(2).db(GATE, 1).build()))
                .isEqualTo(new Needs.Need(false, "the db of m2 takes 8.1 MiB (8500000 bytes), no more than 85 % of the"
                        + " smallest quota, 8.1 MiB (8500000 bytes)"));
        assertThat(Needs.defragmentation(NEEDED, THE_GATE, m(2).db(GATE + 1, 1).build()))
                .isEqualTo(new Needs.Need(true, "the db of m2 takes 8.1 MiB (8500001 bytes), more than 85 % of the"
                        + " smallest quota, 8.1 MiB (8500000 bytes)"));
    }

    @Test
    void withoutAKnownQuotaADefragmentationIsNeeded() {
        assertThat(Needs.defragmentation(NEEDED, new Gate(null, 85, null), m(2).db(1, 1).build())).isEqualTo(
                new Needs.Need(true, "no quota is known, so nothing tells that the db of m2 is small enough"));
    }

    @Test
    void whoIsAskedForIsDefragmentedWhateverItGivesBack() {
        Goal m2 = new Goal(Goal.Which.ALL, Set.of(id(2)), false);
        assertThat(Needs.defragmentation(m2, THE_GATE, m(2).db(1, 1).build()).needed()).isTrue();
        assertThat(Needs.defragmentation(m2, THE_GATE, m(3).build())).isEqualTo(
                new Needs.Need(false, "m3 is not among the members that are to be defragmented"));
        Goal none = new Goal(Goal.Which.NONE, Set.of(), true);
        assertThat(Needs.defragmentation(none, THE_GATE, m(3).build()))
                .isEqualTo(new Needs.Need(false, "no defragmentation is wanted"));
    }

    @Test
    void learnersAndMembersThatAreAwayAreNotDefragmented() {
        Goal all = new Goal(Goal.Which.ALL, Set.of(), false);
        assertThat(Needs.defragmentation(all, THE_GATE, m(2).learner().build()).reason())
                .isEqualTo("m2 is a learner: learners refuse to defragment");
        assertThat(Needs.defragmentation(all, THE_GATE, m(2).down().build()).reason())
                .isEqualTo("m2 does not answer: it can be defragmented when it is back");
    }

    @Test
    void theLeaderHandsOverToTheWellVoterWithTheSmallestDb() {
        Observation now = seen(m(1), m(2), m(3).db(1_000, 1_000), m(4).db(10, 10).learner(),
                m(5).db(20, 20).applied(3_999), m(6).down());
        assertThat(Needs.successor(now, id(1))).hasValueSatisfying(next -> assertThat(next.name()).isEqualTo("m3"));
        assertThat(Needs.moveLeader(NEEDED, THE_GATE, now, id(1)))
                .isEqualTo(new Needs.Need(true, "while its own db is rewritten, m3 can lead"));
        assertThat(Needs.moveLeader(NEEDED, THE_GATE, now, id(2)).reason()).isEqualTo("m2 does not lead any more");
    }

    @Test
    void aLeaderWhoseDbStaysAsItIsKeepsTheLead() {
        Observation small = seen(m(1).db(GATE, 1), m(2), m(3));
        assertThat(Needs.moveLeader(NEEDED, THE_GATE, small, id(1)).reason())
                .startsWith("its own db is not rewritten: the db of m1 takes");
        Observation alone = seen(m(1), m(2).down(), m(3).applied(3_999));
        assertThat(Needs.moveLeader(NEEDED, THE_GATE, alone, id(1)))
                .isEqualTo(new Needs.Need(false, "no other voter is well enough to lead"));
    }

    @Test
    void lagIsWhatAnybodyKnowsOfLessWhatIsApplied() {
        Observation now = seen(m(1), m(2).applied(4_000), m(3));
        assertThat(Needs.lag(now, now.members().get(1))).isEqualTo(1_000);
        assertThat(Needs.lag(now, now.members().get(0))).isZero();
    }

    @Test
    void alarmsMayGoWhenTheSmallestWriteFitsEverywhere() {
        assertThat(Needs.disarmHindrances(seen(m(1).db(QUOTA - 65, 1), m(2).db(1, 1).quota(0L), m(3).down())))
                .isEmpty();
        assertThat(Needs.disarmHindrances(seen(m(1).db(QUOTA - 64, 1), m(2).db(1, 1)))).singleElement()
                .satisfies(hindrance -> {
                    assertThat(hindrance.member().name()).isEqualTo("m1");
                    assertThat(hindrance.sentence())
                            .isEqualTo("the db of m1 takes 9.5 MiB (9999936 bytes) and leaves no"
                                    + " room under its quota of 9.5 MiB (10000000 bytes): it would raise the alarm again;"
                                    + " defragment it first");
                });
    }

    @Test
    void aFullLearnerHasToBeAddedAnewOrPromoted() {
        assertThat(Needs.disarmHindrances(seen(m(1).db(1, 1), m(2).learner()))).singleElement()
                .extracting(Needs.Hindrance::sentence).asString()
                .endsWith("it would raise the alarm again; a learner refuses to defragment: remove it (etcdctl member"
                        + " remove a2), and when the others are small, add it again with an empty data directory (etcdctl"
                        + " member add --learner): until then it would get their full db again; or make it a voter (etcdctl member promote a2) and plan again");
    }

    @Test
    void anUnknownQuotaHindersToo() {
        assertThat(Needs.disarmHindrances(seen(m(1).db(1, 1).quota(null)))).singleElement()
                .extracting(Needs.Hindrance::sentence)
                .isEqualTo("the quota of m1 is unknown; give it with --quota");
    }

    @Test
    void aSecondForEachStarted100MegabytesAndTenTimesThatOrFiveMinutes() {
        assertThat(Outage.seconds(0)).isEqualTo(1);
        assertThat(Outage.seconds(100_000_000)).isEqualTo(1);
        assertThat(Outage.seconds(100_000_001)).isEqualTo(2);
        assertThat(Outage.timeoutSeconds(30)).isEqualTo(300);
        assertThat(Outage.timeoutSeconds(31)).isEqualTo(310);
    }
}
