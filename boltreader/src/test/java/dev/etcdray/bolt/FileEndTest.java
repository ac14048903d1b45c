package dev.etcdray.bolt;

import dev.etcdray.bolt.check.CorruptDatabaseException;
import dev.etcdray.bolt.check.FaultSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

import static dev.etcdray.bolt.BoltBytes.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What stands behind the last page, or does not. */
class FileEndTest {
    private static final byte[] THREE_PAGES = BoltBytes.rootAt2(3).leaf(2, put("k", "v")).toBytes();

    private static BytesSource resized(int length) {
        return new BytesSource("end.db", Arrays.copyOf(THREE_PAGES, length));
    }

    @Test
    void exactLengthIsEnough() throws IOException {
        assertThat(Reading.strict(resized(3 * 4096)).entries()).containsExactly("k=v");
    }

    @Test
    void oneByteLessIsTruncated() {
        assertThatExceptionOfType(CorruptDatabaseException.class).isThrownBy(() -> Reading.collecting(resized(12287)))
                .withMessage("end.db: page 1, offset 4152: high-water mark: expected at most 2 pages of 4096 bytes, as "
                        + "the file has 12287 bytes, found 3 pages; the file is cut short");
    }

    @Test
    void cutInsideTheMetasIsTruncated() {
        assertThatExceptionOfType(CorruptDatabaseException.class).isThrownBy(() -> Reading.strict(resized(4100)))
                .withMessage("end.db: page 0, offset 56: high-water mark: expected at most 1 pages of 4096 bytes, as "
                        + "the file has 4100 bytes, found 3 pages; the file is cut short");
    }

    @Test
    void snapshotTrailerStandsBehindTheLastPage() throws IOException {
        BoltDatabase database = BoltDatabase.open(resized(3 * 4096 + 32), FaultSink.strict());

        assertThat(database.fileBytes() - database.meta().usedBytes()).isEqualTo(32);
        assertThat(Reading.strict(resized(3 * 4096 + 32)).entries()).containsExactly("k=v");
    }

    @Test
    void preallocatedTailIsNoPartOfTheDatabase() throws IOException {
        Reading.Found found = Reading.strict(resized(1 << 20));

        assertThat(found.entries()).containsExactly("k=v");
        assertThat(found.map().size()).isEqualTo(3);
    }

    /** A running etcd defragments: the file under the reader is swapped or shrinks after the metas were read. */
    @Test
    void fileThatShrinksWhileItIsReadIsTruncated() throws IOException {
        ShrinkingSource source = new ShrinkingSource(resized(3 * 4096), 8192);
        BoltDatabase database = BoltDatabase.open(source, FaultSink.strict());
        source.shrink();

        assertThatExceptionOfType(CorruptDatabaseException.class).isThrownBy(database::pageMap)
                .withMessage("end.db: page 2, offset 8192: page run: expected 12288 bytes of file at least, found 8192 "
                        + "bytes");
    }

    private static final class ShrinkingSource implements PageSource {
        private final int laterLength;
        private PageSource now;

        ShrinkingSource(PageSource first, int laterLength) {
            this.now = first;
            this.laterLength = laterLength;
        }

        void shrink() {
            now = resized(laterLength);
        }

        @Override
        public String name() {
            return now.name();
        }

        @Override
        public long sizeBytes() throws IOException {
            return now.sizeBytes();
        }

        @Override
        public void read(long offset, ByteBuffer target) throws IOException {
            now.read(offset, target);
        }

        @Override
        public void close() throws IOException {
            now.close();
        }
    }
}
