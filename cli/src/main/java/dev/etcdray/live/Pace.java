package dev.etcdray.live;

import java.util.concurrent.TimeUnit;

/** Holds reading down to so many bytes a second on the average. */
final class Pace {
    private final long bytesPerSecond;
    private final long since = System.nanoTime();
    private long bytes;

    /** @param bytesPerSecond 0 = as fast as it goes */
    Pace(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    /** So much was read: waits until more is due. */
    void read(long more) throws InterruptedException {
        bytes += more;
        if (bytesPerSecond > 0) {
            long dueNanos = (long) ((double) bytes / bytesPerSecond * TimeUnit.SECONDS.toNanos(1));
            TimeUnit.NANOSECONDS.sleep(dueNanos - (System.nanoTime() - since));
        }
    }
}
