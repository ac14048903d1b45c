package dev.etcdray.recover.engine;

import java.time.Instant;

/** The clock, so that a simulation need not wait. */
public interface Time {

    /** Now. */
    Instant now();

    /** Waits. */
    void sleep(long millis);

    /** The machine's own. */
    static Time real() {
        return new Time() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void sleep(long millis) {
                try {
                    Thread.sleep(millis);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted while waiting", e);
                }
            }
        };
    }
}
