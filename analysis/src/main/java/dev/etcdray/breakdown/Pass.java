package dev.etcdray.breakdown;

import com.dynatrace.hash4j.hashing.Hashing;
import dev.etcdray.etcd.RevisionFeed;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** The one pass over an etcd's revisions. */
public final class Pass {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Pass() {
    }

    /**
     * Reads a feed to its end. The result is the same for any number of workers.
     *
     * @throws IOException if reading fails, or the table of keys outgrows the machine
     */
    public static Breakdown run(RevisionFeed feed, PassOptions options) throws IOException {
        Bands bands = new Bands(feed.firstMain(), feed.lastMain(), options.bands());
        OffHeapBudget budget = OffHeapBudget.ofMachine();
        CompactAt compaction = options.compaction();
        KeptEntries kept = compaction == null ? null : new KeptEntries(feed.chunkCount());
        List<Worker> workers = new ArrayList<>();
        try {
            for (int i = 0; i < Math.max(1, Math.min(options.workers(), feed.chunkCount())); i++) {
                Freed freed = compaction == null ? null : new Freed(compaction, bands, feed.lastMain());
                workers.add(new Worker(options, bands, feed.coverage(), budget, freed));
            }
            // A random seed: nobody can prepare keys that collide.
            new Rounds(feed, workers, Hashing.xxh3_128(RANDOM.nextLong()), kept).run();
            return new Collector(feed, options, bands, workers, kept).breakdown();
        } finally {
            workers.forEach(Worker::close);
        }
    }
}
