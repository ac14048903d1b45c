package dev.etcdray.etcd;

import dev.etcdray.bolt.BoltDatabase;
import dev.etcdray.bolt.FilePageSource;
import dev.etcdray.bolt.PageSource;
import dev.etcdray.bolt.check.FaultSink;
import dev.etcdray.report.Samples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A feed gives the same revisions whether all, some or none of its leaves were read early. */
class EarlyLeavesTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(longs = {0, 200_000, 1_000_000, 1L << 30})
    void theRevisionsAreTheSame(long roomBytes) throws IOException {
        try (PageSource source = FilePageSource.open(Samples.db("k8s-churn"))) {
            EarlyLeaves early = EarlyLeaves.empty(roomBytes);
            early.read(source);
            List<String> plain = revisions(source, EarlyLeaves.NONE);

            assertThat(revisions(source, early)).isEqualTo(plain);
            assertThat(plain).hasSizeGreaterThan(1000);
        }
    }

    @Test
    void whatWasReadEarlyIsNotReadAgain() throws IOException {
        try (PageSource file = FilePageSource.open(Samples.db("k8s-churn"))) {
            EarlyLeaves early = EarlyLeaves.empty(1 << 30);
            early.read(file);
            CountingSource without = new CountingSource(file);
            CountingSource with = new CountingSource(file);
            revisions(without, EarlyLeaves.NONE);
            revisions(with, early);
            // Each leaf is a page at least; what is read for itself comes in windows of many.
            assertThat(without.bytes.get() - with.bytes.get()).isGreaterThan(early.count() / 2 * 4096L);
        }
    }

    /** Counts what is read. */
    private record CountingSource(PageSource file, AtomicLong bytes) implements PageSource {
        CountingSource(PageSource file) {
            this(file, new AtomicLong());
        }

        @Override
        public String name() {
            return file.name();
        }

        @Override
        public long sizeBytes() throws IOException {
            return file.sizeBytes();
        }

        @Override
        public void read(long offset, ByteBuffer target) throws IOException {
            bytes.addAndGet(target.remaining());
            file.read(offset, target);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /** Metas that name far more pages than come, as when a stream is cut: known when the last byte is there. */
    @Test
    @Timeout(20)
    void theEndOfWhatCameIsTheEnd() throws IOException {
        byte[] sample = Files.readAllBytes(Samples.db("k8s-small"));
        byte[] cut = Arrays.copyOf(withHighWater(sample, 1L << 30), sample.length / 2);
        try (PageSource file = FilePageSource.open(Files.write(directory.resolve("cut"), cut))) {
            EarlyLeaves early = EarlyLeaves.empty(1 << 30);
            early.read(new ArrivingSource(file, new AtomicBoolean()));
            assertThat(early.count()).isPositive();
        }
    }

    /** Does not say how long it is before a page behind the metas is read. */
    private record ArrivingSource(PageSource file, AtomicBoolean read) implements PageSource {
        @Override
        public String name() {
            return file.name();
        }

        @Override
        public long sizeBytes() throws IOException {
            return read.get() ? file.sizeBytes() : Long.MAX_VALUE;
        }

        @Override
        public void read(long offset, ByteBuffer target) throws IOException {
            read.compareAndSet(false, offset == 2 * 4096);
            file.read(offset, target);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /** The mark is at 0x38 of a meta page, the FNV-1a of 0x10 to 0x47 behind that (boltreader/FORMAT.md). */
    private static byte[] withHighWater(byte[] sample, long page) {
        byte[] bytes = sample.clone();
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int meta = 16; meta < 2 * 4096; meta += 4096) {
            file.putLong(meta + 40, page);
            long hash = 0xcbf29ce484222325L;
            for (int i = 0; i < 56; i++) {
                hash = (hash ^ (bytes[meta + i] & 0xff)) * 0x100000001b3L;
            }
            file.putLong(meta + 56, hash);
        }
        return bytes;
    }

    @Test
    void moreRoomHoldsMoreLeaves() throws IOException {
        List<Integer> counts = new ArrayList<>();
        for (long roomBytes : new long[]{0, 200_000, 1_000_000, 1L << 30}) {
            try (PageSource source = FilePageSource.open(Samples.db("k8s-churn"))) {
                EarlyLeaves early = EarlyLeaves.empty(roomBytes);
                early.read(source);
                counts.add(early.count());
            }
        }
        assertThat(counts).isSorted().doesNotHaveDuplicates().startsWith(0);
    }

    private static List<String> revisions(PageSource source, EarlyLeaves early) throws IOException {
        RevisionFeed feed = EtcdDatabase.open(BoltDatabase.open(source, FaultSink.strict()), early, Progress.NONE)
                .feed();
        List<String> revisions = new ArrayList<>();
        RevisionBatch batch = new RevisionBatch();
        try (RevisionFeed.Reader reader = feed.newReader()) {
            for (int chunk = 0; chunk < feed.chunkCount(); chunk++) {
                reader.read(chunk, batch);
                for (int i = 0; i < batch.size(); i++) {
                    revisions.add(line(batch, i));
                }
                revisions.add("leaves end at " + ends(batch));
            }
            for (int i = 0; i < batch.size(); i++) {
                assertThat(reader.revision(batch.locator(i)).main()).isEqualTo(batch.main(i));
            }
        }
        return revisions;
    }

    private static String line(RevisionBatch batch, int i) {
        return batch.main(i) + " " + batch.isTombstone(i) + " " + batch.locator(i) + " " + batch.entryBytes(i) + " "
                + batch.valueBytes(i) + " " + batch.lease(i) + " " + KeyText.of(Arrays.copyOfRange(batch.keys(),
                        batch.keyOffset(i), batch.keyOffset(i) + batch.keyLength(i)));
    }

    private static List<String> ends(RevisionBatch batch) {
        List<String> ends = new ArrayList<>();
        for (int leaf = 0; leaf < batch.leaves(); leaf++) {
            ends.add(batch.leafEnd(leaf) + "/" + batch.leafPages(leaf));
        }
        return ends;
    }
}
