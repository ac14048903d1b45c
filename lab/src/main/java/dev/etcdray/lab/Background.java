package dev.etcdray.lab;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Does one thing again and again on a thread of its own, until it is closed. */
final class Background implements AutoCloseable {
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Thread thread;
    private volatile boolean ended;

    /** One time of it. */
    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }

    Background(String name, Step step) {
        this.thread = new Thread(() -> {
            try {
                while (!ended) {
                    step.run();
                }
            } catch (Exception | AssertionError e) {
                failure.set(e);
            }
        }, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    boolean isEnded() {
        return ended;
    }

    /** Lets it end; fails if it failed. */
    @Override
    public void close() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + thread.getName() + " ended", e);
        }
        Throwable failed = failure.get();
        if (failed != null) {
            throw new AssertionError(thread.getName() + " failed", failed);
        }
    }
}
