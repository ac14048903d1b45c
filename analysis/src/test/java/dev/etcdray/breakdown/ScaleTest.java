package dev.etcdray.breakdown;

import dev.etcdray.etcd.Coverage;
import dev.etcdray.etcd.RevisionBatch;
import dev.etcdray.etcd.RevisionFeed;
import dev.etcdray.etcd.StoredRevision;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A million of either, in the heap that all tests share. */
@Tag("long")
class ScaleTest {
    private static final int MILLION = 1_000_000;

    @Test
    void distinctKeys() throws IOException {
        Breakdown breakdown = Passes.run(new Puts(i -> "/registry/pods/ns" + i % 100 + "/pod-" + i));

        assertThat(breakdown.matchedKeys()).isEqualTo(MILLION);
        assertThat(breakdown.totals().revisions(RevisionState.LIVE)).isEqualTo(MILLION);
        assertThat(breakdown.groups()).hasSize(100).allSatisfy(
                group -> assertThat(group.sums().revisions(RevisionState.LIVE)).isEqualTo(MILLION / 100));
    }

    @Test
    void directories() throws IOException {
        Breakdown breakdown = Passes.run(new Puts(i -> "/tenant-" + i + "/state"));

        assertThat(breakdown.matchedKeys()).isEqualTo(MILLION);
        assertThat(breakdown.groups()).singleElement()
                .satisfies(group -> assertThat(group.place().prefix()).isEqualTo("(all prefixes)"));
    }

    @Test
    void namespaces() throws IOException {
        Breakdown breakdown = Passes.run(new Puts(i -> "/registry/configmaps/ns-" + i / 5 + "/ca"));

        assertThat(breakdown.groups()).hasSize(MILLION / 5);
        assertThat(breakdown.totals().revisions(RevisionState.SUPERSEDED)).isEqualTo(MILLION / 5 * 4);
    }

    @Test
    void revisionsOfOneKey() throws IOException {
        Breakdown breakdown = Passes.run(new Puts(_ -> "/registry/leases/kube-system/scheduler"));

        assertThat(breakdown.matchedKeys()).isEqualTo(1);
        assertThat(breakdown.totals().revisions(RevisionState.LIVE)).isEqualTo(1);
        assertThat(breakdown.totals().revisions(RevisionState.SUPERSEDED)).isEqualTo(MILLION - 1);
        assertThat(breakdown.mostRevisions()).singleElement().satisfies(
                row -> assertThat(row.superseded()).isEqualTo(MILLION - 1));
    }

    /** A million puts without a value, made up when they are read. */
    private record Puts(LongFunction<String> keys) implements RevisionFeed, RevisionFeed.Reader {
        private static final int CHUNK = 10_000;

        @Override
        public Coverage coverage() {
            return new Coverage(true, false);
        }

        @Override
        public int chunkCount() {
            return MILLION / CHUNK;
        }

        @Override
        public long firstMain() {
            return 0;
        }

        @Override
        public long lastMain() {
            return MILLION - 1;
        }

        @Override
        public Reader newReader() {
            return this;
        }

        @Override
        public void read(int chunk, RevisionBatch batch) {
            batch.clear();
            for (long i = (long) chunk * CHUNK; i < (chunk + 1L) * CHUNK; i++) {
                byte[] key = key(i);
                batch.add(i, false, i, 50, 0, 0, MemorySegment.ofArray(key), 0, key.length);
            }
        }

        @Override
        public StoredRevision revision(long locator) {
            return new StoredRevision(locator, 0, false, MemorySegment.ofArray(key(locator)),
                    MemorySegment.ofArray(new byte[0]), 0, 1, 0, 50);
        }

        private byte[] key(long i) {
            return keys.apply(i).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
        }
    }
}
