package dev.etcdray.breakdown;

import com.dynatrace.hash4j.hashing.Hasher128;
import dev.etcdray.etcd.RevisionFeed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs the workers in rounds of two steps. First they read chunks, each the next one that nobody took; then each goes
 * through all chunks of the round, newest to oldest, and applies the revisions of its own keys. So every key is
 * applied in order, whatever the number of workers, and memory holds one round's keys.
 */
final class Rounds {
    private static final int CHUNKS_PER_WORKER = 8;

    private final RevisionFeed feed;
    private final List<Worker> workers;
    private final Hasher128 hasher;
    private final @Nullable KeptEntries kept;
    private final List<HashedBatch> batches = new ArrayList<>();
    private final AtomicInteger nextChunk = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Phaser step = new Phaser() {
        @Override
        protected boolean onAdvance(int phase, int registeredParties) {
            nextChunk.set(0);
            return registeredParties == 0;
        }
    };

    /** @param kept where to keep what a compaction leaves, if that is asked for */
    Rounds(RevisionFeed feed, List<Worker> workers, Hasher128 hasher, @Nullable KeptEntries kept) {
        this.feed = feed;
        this.workers = workers;
        this.hasher = hasher;
        this.kept = kept;
        int chunks = Math.min(feed.chunkCount(), workers.size() * CHUNKS_PER_WORKER);
        for (int i = 0; i < chunks; i++) {
            batches.add(new HashedBatch());
        }
    }

    /** Reads and applies all chunks. */
    void run() throws IOException {
        step.bulkRegister(workers.size());
        List<Thread> threads = new ArrayList<>();
        try {
            for (int i = 1; i < workers.size(); i++) {
                int own = i;
                threads.add(Thread.ofPlatform().daemon().name("etcdray-pass-" + i).start(() -> work(own)));
            }
            work(0);
        } catch (Error e) {
            failure.compareAndSet(null, e);
            step.forceTermination(); // There is no thread to be had: those that were must not wait for the others.
        }
        join(threads);
        Throwable failed = failure.get();
        switch (failed) {
            case null -> {
            }
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failed);
        }
    }

    private static void join(List<Thread> threads) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true; // Told to the caller below; the workers end by themselves.
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(int own) {
        try (RevisionFeed.Reader reader = feed.newReader()) {
            for (int newest = feed.chunkCount() - 1; newest >= 0; newest -= batches.size()) {
                int count = Math.min(batches.size(), newest + 1);
                read(reader, newest, count);
                step.arriveAndAwaitAdvance();
                if (failure.get() != null) {
                    return;
                }
                for (int i = 0; i < count; i++) {
                    apply(own, batches.get(i));
                }
                step.arriveAndAwaitAdvance();
                if (failure.get() != null) {
                    return;
                }
            }
            keep();
        } catch (IOException | RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        } finally {
            step.arriveAndDeregister();
        }
    }

    private void read(RevisionFeed.Reader reader, int newest, int count) throws IOException {
        for (int i = nextChunk.getAndIncrement(); i < count; i = nextChunk.getAndIncrement()) {
            HashedBatch batch = batches.get(i);
            keep(batch);
            batch.read(reader, newest - i, hasher);
        }
    }

    /** What the last round, or all rounds of a batch that the last one had no chunk for, left. */
    private void keep() {
        for (int i = nextChunk.getAndIncrement(); i < batches.size(); i = nextChunk.getAndIncrement()) {
            keep(batches.get(i));
        }
    }

    private void keep(HashedBatch batch) {
        if (kept != null) {
            batch.keepIn(kept);
        }
    }

    private void apply(int own, HashedBatch batch) throws IOException {
        Worker worker = workers.get(own);
        int size = batch.revisions().size();
        for (int i = 0; i < size; i++) {
            if (isOf(own, batch.high(i))) {
                worker.touch(batch.low(i));
            }
        }
        for (int i = size - 1; i >= 0; i--) {
            if (isOf(own, batch.high(i))) {
                worker.apply(batch, i);
            }
        }
    }

    /** Whether a key falls to a worker: the hash's first half, scaled to the number of workers. */
    private boolean isOf(int worker, long hashHigh) {
        return (int) (((hashHigh >>> 32) * workers.size()) >>> 32) == worker;
    }
}
