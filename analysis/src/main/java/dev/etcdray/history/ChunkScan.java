package dev.etcdray.history;

import dev.etcdray.etcd.RevisionBatch;
import dev.etcdray.etcd.RevisionFeed;
import dev.etcdray.etcd.Waiting;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads a feed's chunks in parallel and hands over what each gave, oldest first. At most some chunks a worker are under
 * way, so memory is bounded by what these give.
 */
final class ChunkScan<T> {
    private static final int CHUNKS_PER_WORKER = 4;

    private final RevisionFeed feed;
    private final Chunk<T> work;
    private final Queue<Seat> seats = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    /** What to make of a chunk; on any thread. */
    @FunctionalInterface
    interface Chunk<T> {
        /** The batch holds the chunk and is the caller's again afterwards. */
        T of(RevisionBatch batch, RevisionFeed.Reader reader) throws IOException;
    }

    /** Takes what the chunks gave; on the caller's thread. */
    @FunctionalInterface
    interface Sink<T> {
        /** In order of the chunks. */
        void take(T given) throws IOException;
    }

    private record Seat(RevisionFeed.Reader reader, RevisionBatch batch) {}

    private ChunkScan(RevisionFeed feed, Chunk<T> work) {
        this.feed = feed;
        this.work = work;
    }

    /** Reads all chunks. */
    static <T> void run(RevisionFeed feed, int workers, Chunk<T> work, Sink<T> sink) throws IOException {
        new ChunkScan<>(feed, work).run(Math.max(1, Math.min(workers, feed.chunkCount())), sink);
    }

    private void run(int workers, Sink<T> sink) throws IOException {
        try (ExecutorService pool = Executors.newFixedThreadPool(workers,
                Thread.ofPlatform().daemon().name("etcdray-history-", 0).factory())) {
            scan(pool, workers * CHUNKS_PER_WORKER, sink);
        } finally {
            seats.forEach(seat -> seat.reader().close());
        }
    }

    /** On a failure chunks that wait are let go: never by an interrupt, which would close the file for all. */
    private void scan(ExecutorService pool, int most, Sink<T> sink) throws IOException {
        Deque<Future<T>> underWay = new ArrayDeque<>();
        try {
            for (int chunk = 0; chunk < feed.chunkCount(); chunk++) {
                if (underWay.size() == most) {
                    sink.take(Waiting.result(underWay.remove(), "revisions were read"));
                }
                int next = chunk;
                underWay.add(pool.submit(() -> read(next)));
            }
            while (!underWay.isEmpty()) {
                sink.take(Waiting.result(underWay.remove(), "revisions were read"));
            }
        } finally {
            stopped = true;
        }
    }

    private T read(int chunk) throws IOException {
        if (stopped) {
            throw new IOException("chunk " + chunk + " was not read: an earlier one failed");
        }
        Seat free = seats.poll();
        Seat seat = free == null ? new Seat(feed.newReader(), new RevisionBatch()) : free;
        try {
            seat.reader().read(chunk, seat.batch());
            return work.of(seat.batch(), seat.reader());
        } finally {
            seats.add(seat);
        }
    }
}
