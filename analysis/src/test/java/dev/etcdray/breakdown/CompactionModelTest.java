package dev.etcdray.breakdown;

import dev.etcdray.breakdown.FakeFeed.Revision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a compaction frees, against etcd's rule written down once more over plain lists. */
class CompactionModelTest {
    private static final int CHUNK = 37;
    private static final int LEAF = 3;

    @ParameterizedTest
    @CsvSource({"1,true,1", "1,false,1", "700,true,2", "700,false,3", "2000,true,1", "2000,false,2",
        "99999,true,2", "99999,false,2"})
    void freesWhatTheRuleSays(long revision, boolean keepsTombstone, int workers) throws IOException {
        List<Revision> history = RandomHistory.of(11, 4000);
        CompactAt at = new CompactAt(1, Math.min(revision, history.getLast().main()), keepsTombstone);
        PassOptions plain = Passes.options(workers);
        Compacted compacted = Objects.requireNonNull(Pass.run(new FakeFeed(history, CHUNK),
                new PassOptions(workers, 8, plain.kube(), RowFilter.ALL, 0, 0, false, false, at, List.of(), null))
                .compacted());

        assertThat(compacted.bytes()).isEqualTo(freed(history, at.revision(), keepsTombstone));
        assertThat(compacted.curve()).hasSizeLessThanOrEqualTo(1000).extracting(Compacted.Point::revision)
                .isSorted().doesNotHaveDuplicates().contains(at.revision(), history.getLast().main());
        for (int i = 0; i < compacted.curve().size(); i += 50) {
            Compacted.Point point = compacted.curve().get(i);
            assertThat(point.freedBytes()).as("at %d", point.revision())
                    .isEqualTo(freed(history, point.revision(), keepsTombstone));
        }
        assertThat(items(compacted.kept())).isEqualTo(expectedItems(history, at));
    }

    /** A compaction that has a few revisions at the end to choose from gets its points there. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void curveIsWhereCompactionsArePossible(boolean keepsTombstone) throws IOException {
        List<Revision> history = RandomHistory.of(12, 4000);
        long head = history.getLast().main();
        CompactAt at = new CompactAt(head - 99, head, keepsTombstone);
        PassOptions plain = Passes.options(2);
        Compacted compacted = Objects.requireNonNull(Pass.run(new FakeFeed(history, CHUNK),
                new PassOptions(2, 8, plain.kube(), RowFilter.ALL, 0, 0, false, false, at, List.of(), null))
                .compacted());

        assertThat(compacted.curve()).hasSize(100);
        assertThat(compacted.curve().getFirst().revision()).isEqualTo(head - 99);
    }

    private static long freed(List<Revision> history, long at, boolean keepsTombstone) {
        boolean[] freed = freedAt(history, at, keepsTombstone);
        long bytes = 0;
        for (int i = 0; i < freed.length; i++) {
            bytes += freed[i] ? history.get(i).entryBytes() : 0;
        }
        return bytes;
    }

    /** etcd keeps all above, and each key's newest at or below unless that is a tombstone. */
    private static boolean[] freedAt(List<Revision> history, long at, boolean keepsTombstone) {
        Map<String, Integer> newest = new HashMap<>();
        for (int i = 0; i < history.size(); i++) {
            if (history.get(i).main() <= at) {
                newest.put(history.get(i).keyText(), i);
            }
        }
        boolean[] freed = new boolean[history.size()];
        for (int i = 0; i < freed.length; i++) {
            Revision revision = history.get(i);
            boolean keeper = Integer.valueOf(i).equals(newest.get(revision.keyText()))
                    && (!revision.tombstone() || (keepsTombstone && revision.main() == at));
            freed[i] = revision.main() <= at && !keeper;
        }
        return freed;
    }

    private static List<String> items(KeptEntries kept) {
        List<String> items = new ArrayList<>();
        KeptEntries.Cursor cursor = kept.cursor();
        while (cursor.nextLeaf()) {
            items.add("leaf of " + cursor.pages());
            while (cursor.nextItem()) {
                items.add((cursor.isKept() ? cursor.isTombstone() ? "tombstone" : "put" : "run") + " " + cursor.count()
                        + " " + cursor.bytes());
            }
        }
        return items;
    }

    private static List<String> expectedItems(List<Revision> history, CompactAt at) {
        boolean[] freed = freedAt(history, at.revision(), at.keepsTombstone());
        List<String> items = new ArrayList<>();
        int runCount = 0;
        long runBytes = 0;
        for (int i = 0; i < freed.length; i++) {
            boolean newLeaf = i % CHUNK == 0 || i % LEAF == 0;
            if ((newLeaf || !freed[i]) && runCount > 0) {
                items.add("run " + runCount + " " + runBytes);
                runCount = 0;
                runBytes = 0;
            }
            if (newLeaf) {
                items.add("leaf of 1");
            }
            if (freed[i]) {
                runCount++;
                runBytes += history.get(i).entryBytes();
            } else {
                items.add((history.get(i).tombstone() ? "tombstone 1 " : "put 1 ") + history.get(i).entryBytes());
            }
        }
        if (runCount > 0) {
            items.add("run " + runCount + " " + runBytes);
        }
        return items;
    }
}
