package dev.etcdray.live;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** A pace is a limit on the average. */
class PaceTest {

    @Test
    void readingTakesAsLongAsThePaceSays() throws Exception {
        long start = System.nanoTime();
        Pace pace = new Pace(1_000_000);
        for (int i = 0; i < 30; i++) {
            pace.read(10_000);
        }
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(300));
    }

    @Test
    @Timeout(10)
    void zeroIsNoLimit() throws Exception {
        Pace pace = new Pace(0);
        for (int i = 0; i < 1000; i++) {
            pace.read(Long.MAX_VALUE / 1000);
        }
    }

    /** What was late is not waited for again. */
    @Test
    @Timeout(10)
    void whoIsSlowerWaitsForNothing() throws Exception {
        Pace pace = new Pace(1_000_000_000_000L);
        for (int i = 0; i < 1000; i++) {
            pace.read(1_000_000_000);
        }
    }
}
