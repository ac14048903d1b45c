package dev.etcdray.breakdown;

import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BandsTest {

    @Test
    void noRevisionIsOneBand() {
        assertBands(new Bands(0, 0, 64), "0-0");
    }

    @Test
    void oneRevision() {
        assertBands(new Bands(7, 7, 64), "7-7");
    }

    @Test
    void fewerRevisionsThanBands() {
        assertBands(new Bands(5, 7, 64), "5-5", "6-6", "7-7");
    }

    @Test
    void theLastBandIsShorterWhenTheyDoNotDivide() {
        assertBands(new Bands(1, 10, 4), "1-3", "4-6", "7-9", "10-10");
    }

    @Test
    void oneBand() {
        assertBands(new Bands(3, 1000, 1), "3-1000");
    }

    /** All longs from 0 on are one more than a long can count. */
    @Test
    void revisionsAsFarApartAsCanBe() {
        Bands bands = new Bands(0, Long.MAX_VALUE, 2);

        assertBands(bands, "0-" + Long.MAX_VALUE / 2, Long.MAX_VALUE / 2 + 1 + "-" + Long.MAX_VALUE);
        assertThat(bands.of(Long.MAX_VALUE)).isEqualTo(1);
    }

    /** A damaged tree: the last revision is below the first. */
    @Test
    void edgesTheWrongWayRound() {
        assertBands(new Bands(10, 1, 2), "1-5", "6-10");
    }

    @Test
    void aRevisionOutsideTheEdgesIsInTheNearestBand() {
        Bands bands = new Bands(100, 199, 10);

        assertThat(bands.of(3)).isZero();
        assertThat(bands.of(Long.MAX_VALUE)).isEqualTo(9);
    }

    @Test
    void everyRevisionIsInTheBandThatNamesIt() {
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            long first = random.nextLong(1000);
            long last = first + random.nextLong(500);
            int wanted = 1 + random.nextInt(100);
            Bands bands = new Bands(first, last, wanted);
            assertThat(bands.count()).isBetween(1, wanted);
            assertThat(bands.from(0)).isEqualTo(first);
            assertThat(bands.to(bands.count() - 1)).isEqualTo(last);
            for (long main = first; main <= last; main++) {
                int band = bands.of(main);
                assertThat(main).isBetween(bands.from(band), bands.to(band));
            }
        }
    }

    private static void assertBands(Bands bands, String... expected) {
        String[] actual = new String[bands.count()];
        java.util.Arrays.setAll(actual, band -> bands.from(band) + "-" + bands.to(band));
        assertThat(actual).containsExactly(expected);
    }
}
