package dev.etcdray.bolt;

import dev.etcdray.bolt.check.FaultSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A real etcd snapshot: figures of bbolt's own CLI and etcdutl (samples/README.md), and iteration by parts. */
class SampleTest {
    private final PageSource source = FilePageSource.open(Sample.K8S_SMALL);
    private final BoltDatabase database = BoltDatabase.open(source, FaultSink.strict());
    private final PageReader reader = database.newReader();

    SampleTest() throws IOException {
    }

    @AfterEach
    void close() throws IOException {
        reader.close();
        source.close();
    }

    private Tree bucket(String name) throws IOException {
        PageMap map = database.newPageMap();
        Tree root = database.rootTree(reader, map);
        LeafCursor buckets = new LeafCursor(root, reader);
        assertThat(buckets.seek(BoltBytes.text(name))).isTrue();
        return root.child(Objects.requireNonNull(buckets.bucket()), reader, map);
    }

    /** `bbolt stats` counts first pages and overflow pages of all buckets below the root bucket. */
    @Test
    void pagesAddUpToWhatBboltStatsSays() throws IOException {
        PageMap map = database.newPageMap();
        Map<PageUse, Long> firstPages = new HashMap<>();
        long[] entries = new long[1];
        Walk.below(database.rootTree(reader, map), reader, map, (tree, page) -> {
            if (tree.bucket().parent() != null) {
                entries[0] += page.count();
                if (!page.isInline()) {
                    firstPages.merge(PageUse.LEAF, 1L, Long::sum);
                }
            }
        });
        // One leaf of the root bucket, 2 metas; the rest of LEAF is overflow. Figures: samples/README.md.
        assertThat(firstPages.get(PageUse.LEAF)).isEqualTo(403);
        assertThat(map.count(PageUse.LEAF)).isEqualTo(1 + 403 + 312);
        assertThat(map.count(PageUse.BRANCH)).isEqualTo(5);
        assertThat(map.count(PageUse.META)).isEqualTo(2);
        assertThat(entries[0]).as("total key of etcdutl 3.5").isEqualTo(1062);
        assertThat(database.meta().usedBytes()).as("total size of etcdutl").isEqualTo(2_981_888);
        assertThat(database.fileBytes()).as("with the snapshot's trailer").isEqualTo(2_981_888 + 32);
    }

    @Test
    void twoPartsMakeTheWholeWhereverTheTreeIsSplit() throws IOException {
        Tree tree = bucket("key");
        List<String> whole = CursorModel.hex(CursorModel.keys(new LeafCursor(tree, reader)));
        assertThat(whole).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(1000);
        for (int split = 0; split <= tree.leafCount(); split++) {
            List<byte[]> parts = CursorModel.keys(new LeafCursor(tree, reader, 0, split));
            parts.addAll(CursorModel.keys(new LeafCursor(tree, reader, split, tree.leafCount())));
            assertThat(CursorModel.hex(parts)).isEqualTo(whole);
        }
    }

    @Test
    void backwardIsForwardReversed() throws IOException {
        Tree tree = bucket("key");
        List<byte[]> forward = CursorModel.keys(new LeafCursor(tree, reader));
        List<byte[]> backward = new ArrayList<>();
        LeafCursor cursor = new LeafCursor(tree, reader);
        cursor.toEnd();
        while (cursor.previous()) {
            backward.add(CursorModel.key(cursor));
        }
        Collections.reverse(backward);
        assertThat(CursorModel.hex(backward)).isEqualTo(CursorModel.hex(forward));
    }

    @Test
    void randomStepsAndSeeksBehaveLikeAList() throws IOException {
        Tree tree = bucket("key");
        Random random = new Random(2026);
        for (int round = 0; round < 20; round++) {
            int first = random.nextInt(tree.leafCount());
            int end = first + random.nextInt(tree.leafCount() - first + 1);
            List<byte[]> keys = CursorModel.keys(new LeafCursor(tree, reader, first, end));
            new CursorModel(keys).walkAtRandom(new LeafCursor(tree, reader, first, end), random, 500);
        }
    }
}
