package dev.etcdray.bolt;

import dev.etcdray.bolt.check.FaultSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Several threads read one database, each through a reader of its own, and claim in one map. */
class ConcurrencyTest {
    private static final int THREADS = 4;

    private interface Work<T> {
        T run(int thread) throws Exception;
    }

    /** Starts all threads at one moment; a failure of any is the test's. */
    private static <T> List<T> together(Work<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<T>> calls = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                calls.add(() -> {
                    start.await();
                    return work.run(thread);
                });
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        }
    }

    @RepeatedTest(20)
    void eachPageHasOneOwnerHoweverManyClaimIt() throws Exception {
        PageMap map = new PageMap(100_000);
        List<Long> claimed = together(thread -> {
            long mine = 0;
            for (long page = 2; page < 100_000; page++) {
                mine += map.claim(page, 1, PageUse.LEAF, thread) < 0 ? 1 : 0;
            }
            return mine;
        });
        assertThat(claimed.stream().mapToLong(Long::longValue).sum()).isEqualTo(100_000 - 2);
        assertThat(map.count(PageUse.LEAF)).isEqualTo(100_000 - 2);
    }

    /** Threads that meet at the same leaf claim its overflow once, and none takes the other's claim for a fault. */
    @RepeatedTest(20)
    void oneRunReadByAllIsNoFault() throws Exception {
        PageMap map = new PageMap(20_002);
        for (long page = 2; page < 20_002; page += 4) {
            map.claim(page, 1, PageUse.LEAF, 0);
        }
        List<Boolean> allOwn = together(thread -> {
            boolean own = true;
            for (long page = 2; page < 20_002; page += 4) {
                own &= map.claimOverflow(page, 3) == PageMap.OWN;
            }
            return own;
        });
        assertThat(allOwn).containsOnly(true);
        assertThat(map.count(PageUse.LEAF)).isEqualTo(20_000);
    }

    @Test
    void partsReadInParallelMakeTheWhole() throws Exception {
        try (PageSource source = FilePageSource.open(Sample.K8S_SMALL)) {
            BoltDatabase database = BoltDatabase.open(source, FaultSink.strict());
            PageMap map = database.newPageMap();
            Tree tree;
            List<byte[]> whole;
            try (PageReader reader = database.newReader()) {
                Tree root = database.rootTree(reader, map);
                LeafCursor buckets = new LeafCursor(root, reader);
                assertThat(buckets.seek(BoltBytes.text("key"))).isTrue();
                tree = root.child(Objects.requireNonNull(buckets.bucket()), reader, map);
                whole = CursorModel.keys(new LeafCursor(tree, reader));
            }
            List<List<byte[]>> parts = together(thread -> {
                try (PageReader reader = database.newReader()) {
                    int leaves = tree.leafCount();
                    return CursorModel.keys(new LeafCursor(tree, reader, leaves * thread / THREADS,
                            leaves * (thread + 1) / THREADS));
                }
            });
            assertThat(CursorModel.hex(parts.stream().flatMap(List::stream).toList()))
                    .isEqualTo(CursorModel.hex(whole));
        }
    }
}
