package dev.etcdray.etcd;

import dev.etcdray.bolt.BoltDatabase;
import dev.etcdray.bolt.FilePageSource;
import dev.etcdray.bolt.PageSource;
import dev.etcdray.bolt.check.FaultSink;
import dev.etcdray.report.Samples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A feed gives the same revisions whether all, some or none of its leaves were read early. */
class EarlyLeavesTest {

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
