package dev.etcdray.breakdown;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import dev.etcdray.etcd.RevisionBatch;
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

    /** A chunk's revisions and the hashes of their keys. */
    private static final class HashedBatch {
        private final RevisionBatch revisions = new RevisionBatch();
        private long[] high = new long[1024];
        private long[] low = new long[1024];

        void hash(Hasher128 hasher) {
            int size = revisions.size();
            if (size > high.length) {
                high = new long[Math.max(size, high.length * 2)];
                low = new long[high.length];
            }
            for (int i = 0; i < size; i++) {
                HashValue128 hash = hasher.hashBytesTo128Bits(revisions.keys(), revisions.keyOffset(i),
                        revisions.keyLength(i));
                high[i] = hash.getMostSignificantBits();
                low[i] = hash.getLeastSignificantBits();
            }
        }
    }

    Rounds(RevisionFeed feed, List<Worker> workers, Hasher128 hasher) {
        this.feed = feed;
        this.workers = workers;
        this.hasher = hasher;
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
        } catch (IOException | RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        } finally {
            step.arriveAndDeregister();
        }
    }

    private void read(RevisionFeed.Reader reader, int newest, int count) throws IOException {
        for (int i = nextChunk.getAndIncrement(); i < count; i = nextChunk.getAndIncrement()) {
            HashedBatch batch = batches.get(i);
            reader.read(newest - i, batch.revisions);
            batch.hash(hasher);
        }
    }

    private void apply(int own, HashedBatch batch) throws IOException {
        Worker worker = workers.get(own);
        int size = batch.revisions.size();
        for (int i = 0; i < size; i++) {
            if (isOf(own, batch.high[i])) {
                worker.touch(batch.low[i]);
            }
        }
        for (int i = size - 1; i >= 0; i--) {
            if (isOf(own, batch.high[i])) {
                worker.apply(batch.revisions, i, batch.high[i], batch.low[i]);
            }
        }
    }

    /** Whether a key falls to a worker: the hash's first half, scaled to the number of workers. */
    private boolean isOf(int worker, long hashHigh) {
        return (int) (((hashHigh >>> 32) * workers.size()) >>> 32) == worker;
    }
}
