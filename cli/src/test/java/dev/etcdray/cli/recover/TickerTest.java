package dev.etcdray.cli.recover;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(30)
class TickerTest {
    private final Queue<Duration> ticks = new ConcurrentLinkedQueue<>();

    @Test
    void aSilentCallIsToldToGoOnUntilItEnds() {
        CountDownLatch heard = new CountDownLatch(3);
        String answer = Ticker.during(() -> {
            await(heard);
            return "done";
        }, since -> {
            ticks.add(since);
            heard.countDown();
        }, Duration.ofMillis(1));
        assertThat(answer).isEqualTo("done");
        assertThat(List.copyOf(ticks)).hasSizeGreaterThanOrEqualTo(3).isSorted();
    }

    @Test
    void aQuickCallIsNotTalkedOf() {
        assertThat(Ticker.during(() -> 7, ticks::add, Duration.ofHours(1))).isEqualTo(7);
        assertThat(ticks).isEmpty();
    }

    @Test
    void aCallThatFailsFails() {
        assertThatThrownBy(() -> Ticker.during(() -> {
            throw new IllegalStateException("broken");
        }, ticks::add, Duration.ofHours(1))).hasMessage("broken");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
