package dev.etcdray.cli.recover;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Says every few seconds that a silent call goes on. */
final class Ticker {
    private static final long PERIOD_SECONDS = 5;

    private Ticker() {
    }

    /** The call's answer. */
    static <T> T during(Supplier<T> call, Consumer<Duration> tick) {
        CountDownLatch done = new CountDownLatch(1);
        long since = System.nanoTime();
        Thread.ofVirtual().name("heartbeat").start(() -> tickUntil(done, since, tick));
        try {
            return call.get();
        } finally {
            done.countDown();
        }
    }

    private static void tickUntil(CountDownLatch done, long since, Consumer<Duration> tick) {
        try {
            while (!done.await(PERIOD_SECONDS, TimeUnit.SECONDS)) {
                tick.accept(Duration.ofNanos(System.nanoTime() - since));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
