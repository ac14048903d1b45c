package dev.etcdray.bolt;

import dev.etcdray.bolt.BoltBytes.Child;
import dev.etcdray.bolt.check.FaultSink;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static dev.etcdray.bolt.BoltBytes.bucket;
import static dev.etcdray.bolt.BoltBytes.put;
import static org.assertj.core.api.Assertions.assertThat;

/** How many reads of the file a way through it takes: neighbours come together, and nothing comes again and again. */
class PageReaderTest {
    private static final int LEAVES = 180;

    /** Root branch in page 2, leaves in pages 3 to 182 in key order. */
    private static BytesSource inOrder() {
        BoltBytes bytes = BoltBytes.rootAt2(3 + LEAVES).branch(2, IntStream.range(0, LEAVES)
                .mapToObj(i -> new Child("k" + (1000 + i), 3 + i)).toArray(Child[]::new));
        for (int i = 0; i < LEAVES; i++) {
            bytes.leaf(3 + i, put("k" + (1000 + i), "v"));
        }
        return (BytesSource) bytes.source();
    }

    private static LeafCursor cursor(BoltDatabase database, PageReader reader) throws IOException {
        return new LeafCursor(database.rootTree(reader, database.newPageMap()), reader);
    }

    @Test
    void leavesInFileOrderComeAWindowAtATime() throws IOException {
        BytesSource source = inOrder();
        BoltDatabase database = BoltDatabase.open(source, FaultSink.strict());
        try (PageReader reader = database.newReader()) {
            assertThat(reader.windowPages()).isEqualTo(64);
            LeafCursor cursor = cursor(database, reader);
            int before = source.reads();
            assertThat(CursorModel.keys(cursor)).hasSize(LEAVES);
            // The first leaf came alone when the tree was listed; 179 more in windows of 64 pages.
            assertThat(source.reads() - before).isEqualTo(3);
        }
    }

    @Test
    void backwardReadsEachPageOnce() throws IOException {
        BytesSource source = inOrder();
        BoltDatabase database = BoltDatabase.open(source, FaultSink.strict());
        try (PageReader reader = database.newReader()) {
            LeafCursor cursor = cursor(database, reader);
            cursor.toEnd();
            long before = source.readBytes();
            int entries = 0;
            while (cursor.previous()) {
                entries++;
            }
            assertThat(entries).isEqualTo(LEAVES);
            assertThat(source.readBytes() - before).isLessThanOrEqualTo((LEAVES + 64) * 4096L);
        }
    }

    /** An inline bucket stands in its parent's leaf, which is in memory when the walk comes by. */
    @Test
    void inlineBucketsAmongOthersDoNotReadTheirLeafAgain() throws IOException {
        int pairs = 40;
        BoltBytes bytes = BoltBytes.rootAt2(3 + pairs);
        BoltBytes.Entry[] entries = new BoltBytes.Entry[2 * pairs];
        for (int i = 0; i < pairs; i++) {
            entries[2 * i] = BoltBytes.inlineBucket("b" + (100 + i), 0);
            entries[2 * i + 1] = bucket("b" + (100 + i) + "x", 3 + i);
            bytes.leaf(3 + i, put("k", "v"));
        }
        BytesSource source = (BytesSource) bytes.leaf(2, entries).source();

        assertThat(Reading.strict(source).entries()).hasSize(3 * pairs);
        // Metas, the root's leaf, and each other leaf once when its tree is listed and once when it is read.
        assertThat(source.readBytes()).isLessThan((2 * pairs + 3) * 4096L);
    }
}
