package dev.etcdray.etcd;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What went into the spool comes out of its feed, in chunks and one by one; what is no live key neither way. */
class RangeSpoolTest {
    private static final int MIB = 1 << 20;
    private static final byte[] KEY = {'k'};

    @TempDir
    private Path directory;
    private Path file = Path.of("");

    @BeforeEach
    void makeFile() throws IOException {
        file = Files.createFile(directory.resolve("spool"));
    }

    @Test
    void everyKeyComesBackAsItWasOnce() throws IOException {
        List<LiveKey> keys = keys(9000);
        try (RangeSpool spool = LiveKey.spool(file, keys)) {
            assertThat(spool.keys()).isEqualTo(keys.size());
            RangeFeed feed = spool.feed(1_000_000);
            assertThat(spool.bytes()).isEqualTo(Files.size(file))
                    .isEqualTo(keys.stream().mapToLong(key -> 4 + key.keyValue().length).sum());
            assertThat(feed.coverage()).isEqualTo(new Coverage(false, false));
            assertThat(feed.revision()).isEqualTo(1_000_000);
            assertThat(feed.firstMain()).isEqualTo(keys.stream().mapToLong(LiveKey::modRevision).min().orElseThrow());
            assertThat(feed.lastMain()).isEqualTo(keys.stream().mapToLong(LiveKey::modRevision).max().orElseThrow());
            assertThat(feed.chunkCount()).isBetween(8, 40);
            assertRead(feed, keys);
        }
    }

    @Test
    void severalReadersGoOnAtATime() throws Exception {
        List<LiveKey> keys = keys(3000);
        try (RangeSpool spool = LiveKey.spool(file, keys);
                ExecutorService pool = Executors.newFixedThreadPool(4)) {
            RangeFeed feed = spool.feed(1_000_000);
            List<Callable<Boolean>> readers = IntStream.range(0, 8).<Callable<Boolean>>mapToObj(i -> () -> {
                assertRead(feed, keys);
                return true;
            }).toList();
            for (Future<Boolean> reader : pool.invokeAll(readers)) {
                assertThat(reader.get()).isTrue();
            }
        }
    }

    /** Backward, so that no chunk finds its bytes read ahead, and every key again by its locator. */
    private static void assertRead(RangeFeed feed, List<LiveKey> keys) throws IOException {
        RevisionBatch batch = new RevisionBatch();
        List<Long> locators = new ArrayList<>();
        int at = keys.size();
        try (RevisionFeed.Reader reader = feed.newReader()) {
            for (int chunk = feed.chunkCount() - 1; chunk >= 0; chunk--) {
                reader.read(chunk, batch);
                at -= batch.size();
                for (int i = 0; i < batch.size(); i++) {
                    assertColumns(batch, i, keys.get(at + i));
                    locators.add(batch.locator(i));
                }
            }
            assertThat(at).isZero();
            locators.sort(null);
            assertThat(locators).doesNotHaveDuplicates().hasSize(keys.size());
            for (int i = 0; i < keys.size(); i += 1 + i % 7) {
                assertRevision(reader.revision(locators.get(i)), keys.get(i));
                int other = keys.size() - 1 - i;
                assertRevision(reader.revision(locators.get(other)), keys.get(other));
            }
        }
    }

    private static void assertColumns(RevisionBatch batch, int i, LiveKey key) {
        assertThat(Arrays.copyOfRange(batch.keys(), batch.keyOffset(i), batch.keyOffset(i) + batch.keyLength(i)))
                .isEqualTo(key.key());
        assertThat(List.of(batch.main(i), batch.entryBytes(i), batch.valueBytes(i), batch.lease(i)))
                .containsExactly(key.modRevision(), key.entryBytes(), (long) key.value().length, key.lease());
        assertThat(batch.isTombstone(i)).isFalse();
        assertThat(batch.leaves()).isZero();
    }

    private static void assertRevision(StoredRevision revision, LiveKey key) {
        assertThat(revision.key().toArray(ValueLayout.JAVA_BYTE)).isEqualTo(key.key());
        assertThat(revision.value().toArray(ValueLayout.JAVA_BYTE)).isEqualTo(key.value());
        assertThat(List.of(revision.main(), revision.createRevision(), revision.version(), revision.lease(),
                revision.entryBytes())).containsExactly(key.modRevision(), key.createRevision(), key.version(),
                        key.lease(), key.entryBytes());
    }

    @Test
    void ofNothingThereIsNothing() throws IOException {
        try (RangeSpool spool = RangeSpool.open(file)) {
            RangeFeed feed = spool.feed(7);
            assertThat(List.of(spool.keys(), spool.bytes(), feed.firstMain(), feed.lastMain(),
                    (long) feed.chunkCount())).containsOnly(0L);
            assertThat(feed.revision()).isEqualTo(7);
        }
    }

    @Test
    void whatIsNoLiveKeyIsRefused() throws IOException {
        try (RangeSpool spool = RangeSpool.open(file)) {
            spool.add(key(3).keyValue());
            long offset = spool.bytes();
            for (byte[] bytes : List.of(new byte[0], new byte[]{1}, new byte[]{10, 100, 'a'},
                    new LiveKey(KEY, 1, 0, 1, KEY, 0).keyValue(),
                    new Proto().number(2, 1).number(3, 1).toBytes())) {
                assertThatThrownBy(() -> spool.add(bytes)).isInstanceOf(IOException.class)
                        .hasMessage(file + ": " + bytes.length + " bytes that were to go to offset " + offset
                                + " are no mvccpb.KeyValue of a live key");
            }
            assertThat(spool.keys()).isEqualTo(1);
        }
    }

    @Test
    void aKeyNewerThanTheRangeIsRefused() throws IOException {
        try (RangeSpool spool = LiveKey.spool(file, List.of(key(8)))) {
            assertThatThrownBy(() -> spool.feed(7)).isInstanceOf(IOException.class).hasMessage(
                    file + ": a key of revision 8 in a range at revision 7: the range was not pinned");
        }
    }

    @Test
    void itIsHandedOverOnceAndClosedThen() throws IOException {
        try (RangeSpool spool = LiveKey.spool(file, List.of(key(8)))) {
            spool.feed(8);
            assertThatThrownBy(() -> spool.feed(8)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> spool.add(key(9).keyValue())).isInstanceOf(IllegalStateException.class);
        }
    }

    /** Whoever wants it private has to make it so: a file that this made would be anybody's to read. */
    @Test
    void theFileHasToBeThereAndIsEmptied() throws IOException {
        Path none = directory.resolve("none");
        assertThatThrownBy(() -> RangeSpool.open(none)).isInstanceOf(NoSuchFileException.class);
        Files.write(file, new byte[100]);
        try (RangeSpool spool = LiveKey.spool(file, List.of(key(8)))) {
            spool.feed(8);
            assertThat(Files.size(file)).isEqualTo(spool.bytes());
        }
    }

    @Test
    void aRecordThatWasChangedOrCutIsNamedByItsOffset() throws IOException {
        int record = 4 + key(5).keyValue().length;
        for (int length : new int[]{-1, 0, 1, record, Integer.MAX_VALUE}) {
            try (RangeSpool spool = LiveKey.spool(file, List.of(key(5), key(6), key(7)));
                    FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE)) {
                RangeFeed feed = spool.feed(7);
                other.write(ByteBuffer.allocate(4).putInt(length).flip(), record);
                assertBroken(feed, record, ": what is at offset " + record
                        + " is no mvccpb.KeyValue behind its length: the file was changed while it was read");
            }
        }
        try (RangeSpool spool = LiveKey.spool(file, List.of(key(5), key(6)));
                FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE)) {
            RangeFeed feed = spool.feed(7);
            other.truncate(record + 2L);
            assertBroken(feed, record, ": ends at offset " + (record + 2) + " of " + 2 * record
                    + ": it was cut while it was read");
        }
    }

    private void assertBroken(RangeFeed feed, long locator, String message) {
        try (RevisionFeed.Reader reader = feed.newReader()) {
            assertThatThrownBy(() -> reader.read(0, new RevisionBatch())).isInstanceOf(IOException.class)
                    .hasMessage(file + message);
        }
        try (RevisionFeed.Reader reader = feed.newReader()) {
            assertThatThrownBy(() -> reader.revision(locator)).isInstanceOf(IOException.class)
                    .hasMessage(file + message);
        }
    }

    private static LiveKey key(long modRevision) {
        return new LiveKey(KEY, 5, modRevision, 1, new byte[]{'v', 'v'}, 0);
    }

    /** Keys of any bytes; values from none to more than the spool's buffer. */
    private static List<LiveKey> keys(int count) {
        Random random = new Random(count);
        List<LiveKey> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] key = new byte[1 + random.nextInt(200)];
            random.nextBytes(key);
            byte[] value = new byte[i % 3000 == 11 ? MIB : i % 10 == 0 ? 0 : random.nextInt(600)];
            random.nextBytes(value);
            long mod = 2L + random.nextInt(999_998);
            keys.add(new LiveKey(key, 1 + random.nextLong(mod), mod, 1 + random.nextInt(5), value,
                    i % 4 == 0 ? random.nextLong() : 0));
        }
        return keys;
    }
}
