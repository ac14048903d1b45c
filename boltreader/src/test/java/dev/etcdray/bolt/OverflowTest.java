package dev.etcdray.bolt;

import dev.etcdray.bolt.BoltBytes.Entry;
import dev.etcdray.bolt.check.CorruptDatabaseException;
import dev.etcdray.bolt.check.Fault;
import dev.etcdray.bolt.check.FaultSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static dev.etcdray.bolt.BoltBytes.bucket;
import static dev.etcdray.bolt.BoltBytes.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Runs of several pages: who owns them, and lengths that lie. */
class OverflowTest {
    /** One entry that fills 3 pages and a bit: 16 + 16 + 1 + 3 x 4096. */
    private static final Entry LARGE = put("k", "x".repeat(3 * 4096));

    private static void refused(BoltBytes bytes, String message) {
        assertThatExceptionOfType(CorruptDatabaseException.class).isThrownBy(() -> Reading.strict(bytes))
                .withMessage("hand.db: page " + message);
    }

    @Test
    void wholeRunIsOnePageWithOneOwner() throws IOException {
        Reading.Found found = Reading.strict(BoltBytes.rootAt2(7).leafRun(2, 3, LARGE));

        assertThat(found.entries()).containsExactly("k=" + "x".repeat(3 * 4096));
        assertThat(found.map().count(PageUse.LEAF)).isEqualTo(4);
        assertThat(found.map().ownerName(5)).isEqualTo("bucket (root bucket)");
        assertThat(found.map().ownerName(6)).isEqualTo("unreached");
    }

    /** Older bbolt allots a page more when a node fills its pages exactly. */
    @Test
    void nodeThatEndsAtAPageBorderMayHaveOnePageMore() throws IOException {
        Entry exact = put("k", "x".repeat(2 * 4096 - 33));
        assertThat(Reading.strict(BoltBytes.rootAt2(7).leafRun(2, 1, exact)).entries()).hasSize(1);
        assertThat(Reading.strict(BoltBytes.rootAt2(7).leafRun(2, 2, exact)).entries()).hasSize(1);
    }

    @Test
    void runBeyondTheHighWaterMark() {
        refused(BoltBytes.rootAt2(5).leafRun(2, 3, put("k", "v")),
                "2, offset 8204: overflow: expected at most 2 (the high-water mark is page 5), found 3");
        refused(BoltBytes.rootAt2(5).leafRun(2, -1, put("k", "v")),
                "2, offset 8204: overflow: expected at most 2 (the high-water mark is page 5), found 4294967295");
    }

    /** Found before the run is read: else one flipped bit would take as much memory as the file is long. */
    @Test
    void runLongerThanItsElements() throws IOException {
        BytesSource source = (BytesSource) BoltBytes.rootAt2(4000).leafRun(2, 3000, put("k", "v")).source();

        assertThat(Reading.collecting(source).messages()).containsExactly("hand.db: page 2, offset 8204: overflow: "
                + "expected at most 0 (the last element ends at 34), found 3000");
        assertThat(source.readBytes()).isLessThan(10_000);
        refused(BoltBytes.rootAt2(9).leafRun(2, 4, LARGE),
                "2, offset 8204: overflow: expected at most 3 (the last element ends at 12321), found 4");
        refused(BoltBytes.rootAt2(9).leafRun(2, 1),
                "2, offset 8204: overflow: expected at most 0 (the last element ends at 16), found 1");
    }

    @Test
    void runShorterThanItsElements() {
        refused(BoltBytes.rootAt2(9).leafRun(2, 2, LARGE),
                "2, offset 8212: leaf element 0: expected key and value between the 1 elements and the end of the page "
                        + "at 12288, found 12289 bytes at position 16");
    }

    @Test
    void runThatOverlapsAnotherPage() {
        BoltBytes bytes = BoltBytes.rootAt2(9).leafRun(3, 3, LARGE).leaf(5, put("inside", "the run")).leaf(2,
                bucket("a", 3), bucket("b", 5));
        refused(bytes, "5, offset 20480: owner: expected one, bucket b, found a second, the overflow of page 3 of "
                + "bucket a");
    }

    /** The fault is told once; the run stays broken for whoever reads it later. */
    @Test
    void runThatOverlapsIsNotReadLaterEither() throws IOException {
        BoltBytes bytes = BoltBytes.rootAt2(9).leafRun(3, 3, LARGE).leaf(5, put("inside", "the run")).leaf(2,
                bucket("a", 3), bucket("b", 5));
        List<Fault> faults = new ArrayList<>();
        BoltDatabase database = BoltDatabase.open(bytes.source(), FaultSink.collecting(faults));
        PageMap map = database.newPageMap();
        List<Tree> trees = new ArrayList<>();
        try (PageReader reader = database.newReader()) {
            Tree root = database.rootTree(reader, map);
            LeafCursor buckets = new LeafCursor(root, reader);
            while (buckets.next()) {
                trees.add(root.child(Objects.requireNonNull(buckets.bucket()), reader, map));
            }
            for (int time = 0; time < 2; time++) {
                assertThat(trees.getFirst().readLeaf(reader, 0)).isNull();
                assertThat(trees.getLast().readLeaf(reader, 0)).isNotNull();
            }
        }
        assertThat(faults).hasSize(1);
    }

    /** 100 runs that each claim the rest of the file: without the page map this would be quadratic reading. */
    @Test
    void overlappingRunsAreNotReadAgainAndAgain() throws IOException {
        int pages = 103;
        BoltBytes bytes = BoltBytes.rootAt2(pages).leaf(2, IntStream.range(3, pages)
                .mapToObj(page -> bucket("b" + (1000 + page), page)).toArray(Entry[]::new));
        for (int page = 3; page < pages; page++) {
            int overflow = pages - 1 - page;
            bytes.bytes(page * 4096L, BoltBytes.pageHeader(page, BoltBytes.LEAF, 1, overflow));
            // The one element says that its value reaches to the end of the file.
            bytes.u32(page * 4096L + 20, 16).u32(page * 4096L + 24, 1).u32(page * 4096L + 28, overflow * 4096L + 4000);
        }
        BytesSource source = (BytesSource) bytes.source();

        Reading.Found found = Reading.collecting(source);

        assertThat(found.faults()).hasSize(99);
        assertThat(found.entries()).hasSize(101);
        assertThat(source.readBytes()).isLessThan(4L * pages * 4096);
    }
}
