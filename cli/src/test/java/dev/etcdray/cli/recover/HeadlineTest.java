package dev.etcdray.cli.recover;

import dev.etcdray.recover.Alarm;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.plan.Goal;
import dev.etcdray.recover.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a plan comes to, in the first line that everybody reads. */
class HeadlineTest {

    @Test
    void aPlanThatCanBeApplied() {
        Headline headline = Headline.of(OnPaper.ready(), OnPaper.full());
        assertThat(headline.state()).isEqualTo(Headline.State.READY);
        assertThat(headline.sentence()).isEqualTo("Writes are refused, alarm NOSPACE of m1; this plan can be applied:"
                + " compact at revision 4000, then defragment m2, m3, m1, then disarm; each db then takes 1.9 MiB, 20.0%"
                + " of the smallest quota");
    }

    @Test
    void checksThatRefuseAreNamed() {
        Plan plan = OnPaper.plan(OnPaper.full(), new Goal(Goal.Which.NEEDED, Set.of(), true), null, 0, Set.of(),
                Map.of());
        Headline headline = Headline.of(plan, OnPaper.full());
        assertThat(headline.state()).isEqualTo(Headline.State.REFUSED);
        assertThat(headline.sentence()).contains("snapshot", "free-disk").doesNotContain("spare-quorum");
    }

    /** 9,000,000 is more than 85 % of 10,000,000. */
    @Test
    void aQuotaThatIsTooSmallNeedsPeople() {
        Headline headline = Headline.of(OnPaper.plan(OnPaper.full(), 9_000_000, Set.of()), OnPaper.full());
        assertThat(headline.state()).isEqualTo(Headline.State.ACTION_NEEDED);
        assertThat(headline.sentence()).contains("cannot help", "gate");
    }

    @Test
    void anEtcdThatIsWellNeedsNothing() {
        Observation well = OnPaper.seen(2_000_000, List.of());
        Headline headline = Headline.of(OnPaper.plan(well, 2_000_000, Set.of()), well);
        assertThat(headline.state()).isEqualTo(Headline.State.NOTHING_TO_DO);
        assertThat(headline.sentence()).startsWith("No alarm stands; ");
    }

    /** Nothing full, but writes are refused. */
    @Test
    void anAlarmThatIsLeftIsSomethingToDo() {
        Observation left = OnPaper.seen(2_000_000, List.of(new Alarm(OnPaper.id(1), Alarm.NOSPACE)));
        assertThat(Headline.of(OnPaper.plan(left, 2_000_000, Set.of()), left).state())
                .isEqualTo(Headline.State.READY);
    }

    @Test
    void aPlanWithoutStepsIsNothingToDo() {
        Observation seen = OnPaper.full();
        Plan plan = OnPaper.plan(seen, new Goal(Goal.Which.NONE, Set.of(), false), OnPaper.snapshot("x"), 2_000_000,
                Set.of(), Map.of());
        // As when history was compacted before.
        Headline headline = Headline.of(plan.withSteps(List.of()), seen);
        assertThat(headline.state()).isEqualTo(Headline.State.NOTHING_TO_DO);
        assertThat(headline.sentence()).endsWith("there is nothing to do: " + plan.compactionReason());
    }

    @Test
    void dataThatDifferStopEverything() {
        Observation corrupt = OnPaper.seen(OnPaper.QUOTA, List.of(new Alarm(OnPaper.id(2), Alarm.CORRUPT),
                new Alarm(OnPaper.id(1), Alarm.NOSPACE)));
        Headline headline = Headline.of(OnPaper.plan(corrupt, 2_000_000, Set.of()), corrupt);
        assertThat(headline.state()).isEqualTo(Headline.State.CORRUPT);
        assertThat(headline.sentence()).contains("CORRUPT of m2", "change nothing");
    }
}
