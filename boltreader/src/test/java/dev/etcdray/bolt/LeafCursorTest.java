package dev.etcdray.bolt;

import dev.etcdray.bolt.BoltBytes.Child;
import dev.etcdray.bolt.check.Fault;
import dev.etcdray.bolt.check.FaultSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.etcdray.bolt.BoltBytes.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * A tree with what makes cursors stumble: empty leaves (bbolt leaves them behind until it rebalances), a leaf that
 * cannot be read, and an element that cannot be.
 */
class LeafCursorTest {
    private final List<Fault> faults = new ArrayList<>();
    private Tree tree;
    private PageReader reader;

    LeafCursorTest() throws IOException {
        BoltBytes bytes = BoltBytes.rootAt2(10)
                .branch(2, new Child("", 3), new Child("a", 4), new Child("f", 5), new Child("g", 6),
                        new Child("h", 7), new Child("p", 8), new Child("x", 9))
                .leaf(3).leaf(4, put("a", ""), put("b", ""), put("d", "")).leaf(5).leaf(6, put("g", ""))
                .leaf(7, put("h", ""), put("i", ""), put("k", "")).leaf(8, put("p", "")).leaf(9);
        // Page 6 is broken as a whole, and so is the first element of page 7 (its vsize).
        bytes.u64(6 * 4096, 0).u32(7 * 4096 + 28, 9999);
        BoltDatabase database = BoltDatabase.open(bytes.source(), FaultSink.collecting(faults));
        reader = database.newReader();
        tree = database.rootTree(reader, database.newPageMap());
    }

    @BeforeEach
    void leavesAreListedWithoutReadingThem() {
        assertThat(tree.leafCount()).isEqualTo(7);
        assertThat(faults).isEmpty();
    }

    @AfterEach
    void close() {
        reader.close();
    }

    private static List<byte[]> keys(String... keys) {
        return Stream.of(keys).map(BoltBytes::text).toList();
    }

    @Test
    void skipsWhatIsEmptyOrBroken() throws IOException {
        assertThat(CursorModel.keys(new LeafCursor(tree, reader)))
                .containsExactlyElementsOf(keys("a", "b", "d", "i", "k", "p"));
        assertThat(faults).extracting(Fault::page).containsExactly(6L, 7L);
    }

    @Test
    void everyPartOfTheTreeBehavesLikeAList() throws IOException {
        List<List<byte[]>> leaves = List.of(keys(), keys("a", "b", "d"), keys(), keys(), keys("i", "k"), keys("p"),
                keys());
        for (int first = 0; first <= 7; first++) {
            for (int end = first; end <= 7; end++) {
                List<byte[]> expected = leaves.subList(first, end).stream().flatMap(List::stream).toList();
                new CursorModel(expected).walkAtRandom(new LeafCursor(tree, reader, first, end), new Random(7), 500);
            }
        }
    }

    @Test
    void everySeekLandsWhereAListSays() throws IOException {
        LeafCursor cursor = new LeafCursor(tree, reader);
        for (char c = '`'; c <= 'z'; c++) {
            new CursorModel(keys("a", "b", "d", "i", "k", "p")).seek(cursor, new byte[]{(byte) c});
            new CursorModel(keys("a", "b", "d", "i", "k", "p")).seek(cursor, new byte[]{(byte) c, 0});
        }
    }

    @Test
    void thereIsNoEntryBeforeTheFirstMoveAndBehindTheLast() throws IOException {
        LeafCursor cursor = new LeafCursor(tree, reader);
        assertThatIllegalStateException().isThrownBy(cursor::key);
        assertThat(cursor.seek(BoltBytes.text("q"))).isFalse();
        assertThatIllegalStateException().isThrownBy(cursor::key)
                .withMessage("no entry: call next, previous or seek first");
        assertThat(cursor.previous()).isTrue();
        assertThat(Reading.text(cursor.key())).isEqualTo("p");
    }

    @Test
    void cursorFindsItsPlaceAgainWhenItsReaderReadSomethingElse() throws IOException {
        LeafCursor cursor = new LeafCursor(tree, reader);
        LeafCursor other = new LeafCursor(tree, reader);
        assertThat(cursor.next()).isTrue();
        assertThat(other.seek(BoltBytes.text("p"))).isTrue();

        // Its bytes are not in memory any more: no answer is better than those of another page.
        assertThatIllegalStateException().isThrownBy(cursor::key)
                .withMessage("the reader has read another page meanwhile: move the cursor first");
        assertThat(cursor.next()).isTrue();
        assertThat(Reading.text(cursor.key())).isEqualTo("b");
        assertThat(other.previous()).isTrue();
        assertThat(Reading.text(other.key())).isEqualTo("k");
    }

    @Test
    void bytesAreComparedUnsigned() throws IOException {
        BoltBytes bytes = BoltBytes.rootAt2(3).leaf(2, put("a", ""),
                new BoltBytes.Entry(0, new byte[]{(byte) 0xff}, new byte[0]));
        BoltDatabase database = BoltDatabase.open(bytes.source(), FaultSink.strict());
        try (PageReader other = database.newReader()) {
            LeafCursor cursor = new LeafCursor(database.rootTree(other, database.newPageMap()), other);
            assertThat(cursor.seek(new byte[]{(byte) 0x80})).isTrue();
            assertThat(CursorModel.key(cursor)).containsExactly(0xff);
        }
    }
}
