package dev.etcdray.etcd;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits for work that reads on another thread. */
public final class Waiting {
    private Waiting() {
    }

    /**
     * The result of a task; what the task threw is thrown here.
     *
     * @param doing what is waited for, for the message when this thread is interrupted
     */
    public static <T> T result(Future<T> task, String doing) throws IOException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case RuntimeException runtime -> throw runtime;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while " + doing);
        }
    }
}
