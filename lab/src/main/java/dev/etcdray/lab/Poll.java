package dev.etcdray.lab;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Waits for a condition by looking again and again. */
public final class Poll {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Poll() {
    }

    /** Returns once the condition holds; past the limit the test fails with what the supplier says. */
    public static void until(Duration limit, Supplier<String> what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + limit.toSeconds() + " s: " + what.get());
            }
            Thread.sleep(PAUSE);
        }
    }
}
