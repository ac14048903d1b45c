package dev.etcdray.breakdown;

import dev.etcdray.etcd.RevisionFeed;
import dev.etcdray.etcd.StoredRevision;
import dev.etcdray.etcd.Waiting;
import dev.etcdray.kube.KubeKeys;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;

/** Reads live values again and shows them, each thread a stretch of the file. */
final class LiveValues {
    private static final int STEP = 1000;

    private final RevisionFeed feed;
    private final KubeKeys kube;
    private final UnaryOperator<Place> resolved;

    LiveValues(RevisionFeed feed, KubeKeys kube, UnaryOperator<Place> resolved) {
        this.feed = feed;
        this.kube = kube;
        this.resolved = resolved;
    }

    void show(List<Worker> workers, ValueLook look) throws IOException {
        long[] locators = locators(workers);
        int threads = workers.size();
        AtomicLong seen = new AtomicLong();
        List<Future<?>> stretches = new ArrayList<>();
        try (ExecutorService executor = Executors
                .newFixedThreadPool(threads, Thread.ofPlatform().daemon().name("etcdray-values-", 1).factory())) {
            for (int i = 0; i < threads; i++) {
                ValueLook.Visitor visitor = look.newVisitor();
                int from = (int) ((long) locators.length * i / threads);
                int to = (int) ((long) locators.length * (i + 1) / threads);
                stretches.add(executor.submit(() -> {
                    show(locators, from, to, visitor, shown -> look.progress(seen.addAndGet(shown), locators.length));
                    return null;
                }));
            }
            for (Future<?> stretch : stretches) {
                Waiting.result(stretch, "values were read");
            }
        }
    }

    private static long[] locators(List<Worker> workers) {
        int count = 0;
        long[] locators = new long[1024];
        for (Worker worker : workers) {
            KeyTable table = worker.table();
            for (int row = 0; row < table.rows(); row++) {
                if (table.isLive(row) && table.isMatched(row)) {
                    if (count == locators.length) {
                        locators = Arrays.copyOf(locators, count * 2);
                    }
                    locators[count++] = table.locator(row);
                }
            }
        }
        long[] sorted = Arrays.copyOf(locators, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private void show(long[] locators, int from, int to, ValueLook.Visitor visitor, LongConsumer progress)
            throws IOException {
        Directories directories = new Directories(kube, 1);
        try (RevisionFeed.Reader reader = feed.newReader()) {
            for (int i = from; i < to; i++) {
                StoredRevision revision = reader.revision(locators[i]);
                byte[] key = revision.key().toArray(ValueLayout.JAVA_BYTE);
                int directory = directories.of(key, 0, key.length);
                Place place = directory >= 0
                        ? resolved.apply(directories.tally(directory).place())
                        : Collector.ownDirectory(key);
                visitor.object(place, revision);
                if ((i - from + 1) % STEP == 0) {
                    progress.accept(STEP);
                }
            }
        }
    }
}
