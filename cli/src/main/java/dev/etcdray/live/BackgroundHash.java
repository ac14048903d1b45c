package dev.etcdray.live;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * The hash of a snapshot on a thread of its own: it takes as long as receiving does, and on the same thread would add to
 * that. Some chunks may wait for it, and no more, so that memory is bounded.
 */
final class BackgroundHash implements AutoCloseable {
    /** Of 32 KiB each, as the member sends them. */
    private static final int WAITING = 256;

    private final TrailingHash hash = new TrailingHash();
    private final Semaphore room = new Semaphore(WAITING);
    private final ExecutorService thread = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("etcdray-hash").factory());

    /** Takes bytes that nobody changes any more. */
    void add(byte[] bytes, int offset, int length) {
        room.acquireUninterruptibly();
        thread.execute(() -> {
            hash.add(bytes, offset, length);
            room.release();
        });
    }

    /** Whether the last bytes are the hash of those before; may be asked once, after all were added. */
    boolean matches() {
        return CompletableFuture.supplyAsync(hash::matches, thread).join();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
