package dev.etcdray.bolt;

import dev.etcdray.bolt.check.CorruptDatabaseException;
import dev.etcdray.bolt.check.FaultSink;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

import static dev.etcdray.bolt.BoltBytes.FREELIST;
import static dev.etcdray.bolt.BoltBytes.longs;
import static dev.etcdray.bolt.BoltBytes.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FreelistTest {

    /** Root leaf in page 2, freelist in page 3, pages 4 to 7 to be listed or not. */
    private static BoltBytes withFreelist() {
        return new BoltBytes(4096, 8).meta(0, 2, 2, 3, 8).leaf(2, put("k", "v"));
    }

    private static Freelist read(BoltBytes bytes) throws IOException {
        BoltDatabase database = BoltDatabase.open(bytes.source(), FaultSink.strict());
        try (PageReader reader = database.newReader()) {
            return Objects.requireNonNull(database.freelist(reader, database.newPageMap()));
        }
    }

    private static void refused(BoltBytes bytes, String message) {
        assertThatExceptionOfType(CorruptDatabaseException.class).isThrownBy(() -> Reading.strict(bytes))
                .withMessage("hand.db: page " + message);
    }

    @Test
    void countInTheHeader() throws IOException {
        BoltBytes bytes = withFreelist().freelist(3, 4, 6, 7);

        assertThat(read(bytes).ids()).containsExactly(4L, 6L, 7L);
        assertThat(read(bytes).runPages()).isEqualTo(1);
        PageMap map = Reading.strict(bytes).map();
        assertThat(LongStream.range(0, 8).mapToObj(map::use)).containsExactly(PageUse.META, PageUse.META, PageUse.LEAF,
                PageUse.FREELIST, PageUse.FREE, PageUse.UNREACHED, PageUse.FREE, PageUse.FREE);
    }

    /** From 65,535 ids on the header says 0xffff and the count is the first u64 of the body. */
    @Test
    void countInTheBody() throws IOException {
        int free = 70_000;
        BoltBytes bytes = new BoltBytes(1024, free + 552).meta(0, 2, 2, 3, free + 552).leaf(2);
        // 16 + 8 * 70,001 bytes fill 547 pages, and bbolt may allot one more: the run is 3 to 550, 551 is unreached.
        long[] body = LongStream.concat(LongStream.of(free), LongStream.range(552, 552 + free)).toArray();
        bytes.header(3, FREELIST, 0xffff, 547).bytes(3 * 1024 + 16, longs(body));

        assertThat(read(bytes).count()).isEqualTo(free);
        assertThat(read(bytes).ids().sum()).isEqualTo(LongStream.range(552, 552 + free).sum());
        assertThat(read(bytes).runPages()).isEqualTo(548);
        PageMap map = Reading.strict(bytes).map();
        assertThat(map.count(PageUse.FREELIST)).isEqualTo(548);
        assertThat(map.count(PageUse.FREE)).isEqualTo(free);
        assertThat(map.count(PageUse.UNREACHED)).isEqualTo(1);
    }

    /** The body form is also valid below 65,535 ids; only the writer's habit says otherwise. */
    @Test
    void smallCountInTheBody() throws IOException {
        assertThat(read(withFreelist().header(3, FREELIST, 0xffff, 0).bytes(3 * 4096 + 16, longs(2, 4, 5))).ids())
                .containsExactly(4L, 5L);
    }

    @Test
    void notStoredIsNoFreelist() throws IOException {
        BoltDatabase database = BoltDatabase.open(BoltBytes.rootAt2(3).leaf(2).source(), FaultSink.strict());
        try (PageReader reader = database.newReader()) {
            assertThat(database.freelist(reader, database.newPageMap())).isNull();
        }
    }

    @Test
    void countMustFitThePageAndTheFile() {
        // 510 ids fit the page, but the file has 6 pages beside its metas.
        refused(withFreelist().header(3, FREELIST, 7, 0),
                "3, offset 12298: freelist count: expected at most 6, found 7");
        refused(withFreelist().header(3, FREELIST, 0xffff, 0).u64(3 * 4096 + 16, -2),
                "3, offset 12304: freelist count: expected at most 6, found 18446744073709551614");
    }

    @Test
    void idsMustBeThoseOfPagesInTheFile() throws IOException {
        BoltBytes bytes = withFreelist().freelist(3, 4, 1, 8, -1);
        refused(bytes, "3, offset 12312: free page id: expected 2 to 7 (below the high-water mark), found 1");

        Reading.Found found = Reading.collecting(bytes);
        assertThat(found.faults()).hasSize(3);
        assertThat(found.map().use(4)).isEqualTo(PageUse.FREE);
    }

    @Test
    void pageInUseCannotBeFree() {
        refused(withFreelist().freelist(3, 4, 2),
                "2, offset 8192: owner: expected one, bucket (root bucket), found listed as free");
        refused(withFreelist().freelist(3, 4, 4), "4, offset 16384: owner: expected one, free, found listed as free");
    }

    /** Seen in the wild: the meta's freelist id points at a leaf, while the tree is fine. */
    @Test
    void leafInPlaceOfTheFreelistLeavesTheTreeReadable() throws IOException {
        BoltBytes bytes = withFreelist().leaf(3, put("stray", "leaf"));
        refused(bytes, "3, offset 12288: freelist page type: expected freelist (flags 0x10), found leaf (flags 0x02)");

        assertThat(Reading.collecting(bytes).entries()).containsExactly("k=v");
    }

    /** A freelist that claims the rest of the file is refused before memory is taken for it. */
    @Test
    void runLongerThanAllIdsNeedIsRefused() {
        refused(withFreelist().header(3, FREELIST, 1, 4).u64(3 * 4096 + 16, 4),
                "3, offset 12300: overflow of freelist: expected at most 0, found 4");
    }
}
