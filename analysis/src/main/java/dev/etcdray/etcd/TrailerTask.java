package dev.etcdray.etcd;

import dev.etcdray.bolt.BoltDatabase;
import java.io.IOException;
import java.util.concurrent.FutureTask;

/**
 * Checks a snapshot's trailer beside the pass, on a thread of its own. It reads the file front to back, which on a cold
 * disk brings the pages into memory that the pass then wants.
 */
public final class TrailerTask implements AutoCloseable {
    private final FutureTask<SnapshotTrailer> task;
    private final Thread thread;
    private volatile boolean cancelled;

    private TrailerTask(BoltDatabase database, Progress progress) {
        this.task = new FutureTask<>(() -> TrailerCheck.check(database, progress, () -> cancelled));
        this.thread = Thread.ofPlatform().daemon().name("etcdray-trailer").start(task);
    }

    /** Whether the file has the length of a saved snapshot; a look at two numbers. */
    public static boolean isSnapshot(BoltDatabase database) {
        return TrailerCheck.hasTrailer(database);
    }

    /**
     * Bytes behind the last whole page that are no SHA-256: a db grows by pages, so a snapshot was cut short inside its
     * trailer, or something was appended. 0 on a sound file.
     */
    public static long strayBytes(BoltDatabase database) {
        long behind = database.fileBytes() - database.meta().usedBytes();
        return isSnapshot(database) ? 0 : behind % database.meta().pageSizeBytes();
    }

    /** Starts the check. */
    public static TrailerTask start(BoltDatabase database, Progress progress) {
        return new TrailerTask(database, progress);
    }

    /** Waits for the result. */
    public SnapshotTrailer result() throws IOException {
        return Waiting.result(task, "the snapshot's SHA-256 was computed");
    }

    /** Ends the check if it still runs: the file is about to be closed. */
    @Override
    public void close() {
        cancelled = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
