package dev.etcdray.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.etcdray.etcd.EtcdBytes;
import dev.etcdray.etcd.EtcdBytes.Entry;
import dev.etcdray.report.StateTotals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static dev.etcdray.history.HistoryBytes.delete;
import static dev.etcdray.history.HistoryBytes.put;
import static org.assertj.core.api.Assertions.assertThat;

/** Keys below a prefix in files laid out by hand. */
@Timeout(60)
class PrefixHistoryTest {
    private static final Entry QUIET = put(2, 0, "/p/quiet", 2, 1, 1000, 0);
    private static final Entry BUSY_1 = put(3, 0, "/p/busy", 3, 1, 100, 0);
    private static final Entry GONE_1 = put(3, 1, "/p/gone", 3, 1, 50, 0);
    private static final Entry BUSY_2 = put(4, 0, "/p/busy", 3, 2, 200, 0);
    private static final Entry GONE_2 = delete(5, 0, "/p/gone");
    private static final Entry ELSEWHERE = put(6, 0, "/pp", 6, 1, 9, 0);
    private static final Entry BUSY_3 = put(7, 0, "/p/busy", 3, 3, 300, 0);
    private static final List<Entry> ALL = List.of(QUIET, BUSY_1, GONE_1, BUSY_2, GONE_2, ELSEWHERE, BUSY_3);

    private static final PrefixRow BUSY = new PrefixRow("/p/busy", "L3AvYnVzeQ==", "live",
            new StateTotals(1, BUSY_3.bytes(), 7, 300),
            new StateTotals(2, BUSY_1.bytes() + BUSY_2.bytes(), 14, 300), StateTotals.NONE, 3, 7);
    private static final PrefixRow GONE = new PrefixRow("/p/gone", "L3AvZ29uZQ==", "tombstone", StateTotals.NONE,
            new StateTotals(1, GONE_1.bytes(), 7, 50), new StateTotals(1, GONE_2.bytes(), 7, 0), 3, 5);
    private static final PrefixRow STILL = new PrefixRow("/p/quiet", "L3AvcXVpZXQ=", "live",
            new StateTotals(1, QUIET.bytes(), 8, 1000), StateTotals.NONE, StateTotals.NONE, 2, 2);

    @TempDir
    private Path directory;

    @Test
    void aRowAKeyMostHistoryFirst() throws IOException {
        PrefixHistory history = Histories.prefix(db(1), "/p/", 0);

        assertThat(history.rows()).containsExactly(BUSY, GONE, STILL);
        assertThat(history.others()).isNull();
        assertThat(history.totals().keys()).isEqualTo(3);
        assertThat(history.totals().liveKeys()).isEqualTo(2);
        assertThat(history.totals().bytes()).isEqualTo(EtcdBytes.bytes(ALL) - ELSEWHERE.bytes());
        assertThat(history.head().keyBucket()).isEqualTo(new BucketTotals(7, EtcdBytes.bytes(ALL)));
    }

    @Test
    void whatIsLeftOutIsAddedUp() throws IOException {
        PrefixHistory history = Histories.prefix(db(2), "/p/", 1);

        assertThat(history.rows()).containsExactly(BUSY);
        assertThat(history.others()).isEqualTo(new HistoryTotals(2, 1, STILL.live(), GONE.superseded(),
                GONE.tombstone(), 2L, 5L, null, null));
        assertThat(history.totals()).isEqualTo(Histories.prefix(db(2), "/p/", 0).totals());
    }

    @Test
    void thePrefixIsBytesAndNotADirectory() throws IOException {
        assertThat(Histories.prefix(db(1), "/p", 0).rows()).extracting(PrefixRow::key)
                .containsExactly("/p/busy", "/p/gone", "/p/quiet", "/pp");
        assertThat(Histories.prefix(db(1), "/p/busy", 0).rows()).containsExactly(BUSY);
        assertThat(Histories.prefix(db(1), "", 0).totals().revisions()).isEqualTo(7);
    }

    @Test
    void json() throws IOException {
        JsonNode json = Histories.json(Histories.prefix(db(1), "/p/", 2));

        assertThat(json.at("/query/kind").asText()).isEqualTo("prefix");
        assertThat(json.path("revisions").isNull()).isTrue();
        assertThat(json.path("keys").findValuesAsText("key")).containsExactly("/p/busy", "/p/gone");
        assertThat(json.at("/others/live/bytes").asLong()).isEqualTo(QUIET.bytes());
        assertThat(json.at("/totals/generations").isNull()).isTrue();
    }

    /** Chunks are added up apart: a key whose put stands in one and whose next one stands in another. */
    @Test
    void theSameForAnyNumberOfWorkersOverManyChunks() throws IOException {
        List<Entry> entries = new ArrayList<>();
        long supersededBytes = 0;
        for (int main = 2; main < 902; main++) {
            Entry entry = put(main, 0, "/k/" + main % 7, 2, main, main % 11, 0);
            entries.add(entry);
            supersededBytes += main < 902 - 7 ? entry.bytes() : 0;
        }
        Path file = Files.write(directory.resolve("many.db"), HistoryBytes.db(1, entries));
        PrefixHistory one = Histories.reader(file, Histories.key("/k/"), 1).ofPrefix(0);

        assertThat(one.totals().superseded().bytes()).isEqualTo(supersededBytes);
        assertThat(one.totals().liveKeys()).isEqualTo(7);
        assertThat(one.totals().bytes()).isEqualTo(EtcdBytes.bytes(entries));
        for (int workers : new int[]{2, 5}) {
            assertThat(Histories.reader(file, Histories.key("/k/"), workers).ofPrefix(0)).isEqualTo(one);
        }
    }

    private Path db(int entriesPerLeaf) throws IOException {
        return Files.write(directory.resolve("hand.db"), HistoryBytes.db(entriesPerLeaf, ALL));
    }
}
