package dev.etcdray.cli.recover;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Says every few seconds that a silent call goes on. */
final class Ticker {
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private Ticker() {
    }

    /** The call's answer. */
    static <T> T during(Supplier<T> call, Consumer<Duration> tick) {
        return during(call, tick, PERIOD);
    }

    /** The same in another period. */
    static <T> T during(Supplier<T> call, Consumer<Duration> tick, Duration period) {
        CountDownLatch done = new CountDownLatch(1);
        long since = System.nanoTime();
        Thread.ofVirtual().name("heartbeat").start(() -> tickUntil(done, since, tick, period));
        try {
            return call.get();
        } finally {
            done.countDown();
        }
    }

    private static void tickUntil(CountDownLatch done, long since, Consumer<Duration> tick, Duration period) {
        try {
            while (!done.await(period.toMillis(), TimeUnit.MILLISECONDS)) {
                tick.accept(Duration.ofNanos(System.nanoTime() - since));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
