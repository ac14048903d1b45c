package dev.etcdray.report;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The true time of a revision is known here: two seconds a revision, after a stop of an hour one. */
final class TimeFitTest {
    private static final long START = 1_700_000_000;

    private static long truth(long revision) {
        return revision <= 1000 ? START + 2 * revision : START + 2000 + 3600 + (revision - 1000);
    }

    private static void assertHolds(TimeAxis axis) {
        assertThat(axis.unknown()).isNull();
        List<TimeAxis.Point> points = axis.points();
        for (int i = 1; i < points.size(); i++) {
            TimeAxis.Point from = points.get(i - 1);
            TimeAxis.Point to = points.get(i);
            assertThat(to.revision()).isGreaterThan(from.revision());
            for (long revision = from.revision(); revision <= to.revision(); revision++) {
                assertThat(truth(revision)).as("revision " + revision).isBetween(
                        from.epochSecond() - from.errorSeconds(), to.epochSecond() + to.errorSeconds());
            }
        }
    }

    @Test
    void cleanTimesAreTheAxis() {
        TimePoints points = new TimePoints();
        for (long revision = 10; revision <= 2000; revision += 10) {
            points.add(revision, truth(revision));
        }
        TimeAxis axis = points.axis();

        assertHolds(axis);
        assertThat(axis.rejected()).isZero();
        assertThat(axis.observations()).isEqualTo(200);
        assertThat(axis.points()).hasSizeBetween(50, 65);
        assertThat(axis.points().getFirst()).isEqualTo(new TimeAxis.Point(10, truth(10), 1));
        assertThat(axis.points().getLast().revision()).isEqualTo(2000);
        assertThat(axis.points().getLast().epochSecond()).isEqualTo(truth(2000));
    }

    @Test
    void clocksAreAFewSecondsOff() {
        Random random = new Random(7);
        TimePoints points = new TimePoints();
        for (long revision = 1; revision <= 2000; revision += 3) {
            points.add(revision, truth(revision) + random.nextInt(11) - 5);
        }
        TimeAxis axis = points.axis();

        assertHolds(axis);
        assertThat(axis.rejected()).isZero();
        assertThat(axis.points().getFirst().errorSeconds()).isBetween(1L, 30L);
    }

    @Test
    void aWrongClockIsRejectedWhereverItIs() {
        TimePoints points = new TimePoints();
        for (long revision = 1; revision <= 2000; revision += 4) {
            points.add(revision, truth(revision));
        }
        for (long revision = 2; revision <= 2000; revision += 20) {
            points.add(revision, truth(revision) - 86_400);
        }
        points.add(2001, truth(2001) + 86_400); // The last word is not believed because it is the last.
        TimeAxis axis = points.axis();

        assertHolds(axis);
        assertThat(axis.rejected()).isEqualTo(101);
        assertThat(axis.points().getLast().revision()).isEqualTo(1997);
    }

    @Test
    void anEtcdThatWasCopiedHasNoAxis() {
        Random random = new Random(3);
        TimePoints points = new TimePoints();
        for (long revision = 1; revision <= 1000; revision++) {
            points.add(revision, START + random.nextInt(100_000_000));
        }
        TimeAxis axis = points.axis();

        assertThat(axis.points()).isEmpty();
        assertThat(axis.unknown()).isEqualTo("the times that live objects tell do not fit together");
    }

    /** Two etcds in one: each half would be an axis of its own. */
    @Test
    void whereMostContradictThereIsNoAxis() {
        TimePoints points = new TimePoints();
        for (long revision = 1; revision <= 1000; revision++) {
            points.add(revision, truth(revision % 5 < 2 ? revision : 1000 - revision) - (revision % 5) * 7000);
        }
        TimeAxis axis = points.axis();

        assertThat(axis.points()).isEmpty();
        assertThat(axis.unknown()).startsWith("most times that live objects tell contradict one another");
        assertThat(axis.rejected()).isGreaterThan(500);
    }

    @Test
    void tooLittleIsNoAxis() {
        TimePoints points = new TimePoints();
        points.add(5, START);
        points.add(9, START + 5);
        assertThat(points.axis()).isEqualTo(new TimeAxis(List.of(), 2, 0, "too few live objects tell a time"));
        points.add(0, START); // A range that does not tell the revision.
        points.add(7, 0); // A time that is not set.
        assertThat(points.axis().observations()).isEqualTo(2);
        assertThat(new TimePoints().axis().observations()).isZero();
    }

    @Test
    void atOneRevisionIsNoAxis() {
        TimePoints points = new TimePoints();
        for (int i = 0; i < 10; i++) {
            points.add(5, START + i);
        }
        assertThat(points.axis().unknown()).isEqualTo("the times that live objects tell do not fit together");
    }

    @Test
    void whichAreKeptDoesNotDependOnWhoSawThem() {
        TimePoints one = new TimePoints(100);
        TimePoints first = new TimePoints(100);
        TimePoints second = new TimePoints(100);
        for (long revision = 1; revision <= 2000; revision++) {
            one.add(revision, truth(revision));
            (revision % 7 == 0 ? first : second).add(revision, truth(revision));
        }
        TimePoints merged = new TimePoints(100);
        merged.addAll(first);
        merged.addAll(second);

        assertThat(merged.axis()).isEqualTo(one.axis());
        assertThat(one.axis().observations()).isBetween(30, 100);
        assertHolds(one.axis());
    }

    @Test
    void manyTimesOfOneRevisionEnd() {
        TimePoints points = new TimePoints(10);
        for (int i = 0; i < 100; i++) {
            points.add(5, START + i);
        }
        assertThat(points.axis().observations()).isLessThanOrEqualTo(10);
    }
}
