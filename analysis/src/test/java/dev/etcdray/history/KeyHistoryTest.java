package dev.etcdray.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.etcdray.etcd.EtcdBytes;
import dev.etcdray.etcd.EtcdBytes.Entry;
import dev.etcdray.etcd.UnsoundSnapshotException;
import dev.etcdray.report.StateTotals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.etcdray.history.HistoryBytes.delete;
import static dev.etcdray.history.HistoryBytes.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** One key in files laid out by hand: what each revision is follows from what was put there. */
@Timeout(60)
class KeyHistoryTest {
    private static final Entry CREATED = put(2, 0, "a", 2, 1, 10, 0);
    private static final Entry OTHER = put(2, 1, "ab", 2, 1, 99, 0);
    private static final Entry CHANGED = put(3, 4, "a", 2, 2, 300, 0x7f00);
    private static final Entry DELETED = delete(5, 0, "a");
    private static final Entry AGAIN = put(9, 0, "a", 9, 1, 0, 0);
    private static final List<Entry> ALL = List.of(CREATED, OTHER, CHANGED, DELETED, AGAIN);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void everyRevisionOfAKeyThatWasDeletedAndCreatedAgain(int workers) throws IOException {
        assertThat(Histories.revisions(db(1, ALL), Histories.key("a"), workers)).containsExactly(
                new KeyRevision(2, 0, 2L, 1L, "superseded", CREATED.bytes(), 1, 10, null, null, 1, true, false, 0L),
                new KeyRevision(3, 4, 2L, 2L, "superseded", CHANGED.bytes(), 1, 300, "32512", "7f00", 1, false, false,
                        0L),
                new KeyRevision(5, 0, null, null, "tombstone", DELETED.bytes(), 1, 0, null, null, 1, false, true, 0L),
                new KeyRevision(9, 0, 9L, 1L, "live", AGAIN.bytes(), 1, 0, null, null, 2, true, false, 0L));
    }

    @Test
    void totals() throws IOException {
        try (KeyHistory history = Histories.reader(db(2, ALL), Histories.key("a"), 2).ofKey()) {
            assertThat(history.totals()).isEqualTo(new HistoryTotals(1, 1,
                    new StateTotals(1, AGAIN.bytes(), 1, 0),
                    new StateTotals(2, CREATED.bytes() + CHANGED.bytes(), 2, 310),
                    new StateTotals(1, DELETED.bytes(), 1, 0), 2L, 9L, 2L, false));
            assertThat(history.head().keyBucket()).isEqualTo(new BucketTotals(5, EtcdBytes.bytes(ALL)));
            assertThat(history.head().etcd()).isEqualTo(new HistoryHead.Etcd(9, -1));
            assertThat(history.warnings()).isEmpty();
        }
    }

    @Test
    void aDeletedKeyHasNoLiveRevision() throws IOException {
        List<KeyRevision> revisions = Histories.revisions(db(1, ALL.subList(0, 4)), Histories.key("a"), 2);

        assertThat(revisions).extracting(KeyRevision::state).containsExactly("superseded", "superseded", "tombstone");
        assertThat(revisions.getLast().endsGeneration()).isTrue();
    }

    /** Compacted at 6: of the generation that a tombstone ended nothing is left, of the other one its newest put. */
    @Test
    void theBeginningWasCompactedAway() throws IOException {
        List<Entry> left = List.of(put(6, 0, "a", 2, 5, 1, 0), put(8, 0, "a", 2, 6, 1, 0));
        EtcdBytes file = new EtcdBytes(4).leaf(2, EtcdBytes.bucket("key", 3), EtcdBytes.inlineBucket("meta",
                EtcdBytes.entry("finishedCompactRev", EtcdBytes.revision(6, 0, false)),
                EtcdBytes.entry("scheduledCompactRev", EtcdBytes.revision(6, 0, false))))
                .leaf(3, left.toArray(new Entry[0]));
        try (KeyHistory history = Histories.reader(Files.write(directory.resolve("db"), file.toBytes()),
                Histories.key("a"), 1).ofKey()) {
            List<KeyRevision> revisions = new ArrayList<>();
            history.forEach(0, revisions::add);

            assertThat(revisions).extracting(KeyRevision::missingPuts).containsExactly(4L, 0L);
            assertThat(revisions).extracting(KeyRevision::beginsGeneration).containsOnly(false);
            assertThat(history.totals().beginningMissing()).isTrue();
            assertThat(history.totals().generations()).isEqualTo(1);
            assertThat(history.head().etcd()).isEqualTo(new HistoryHead.Etcd(8, 6));
        }
    }

    /** etcd keeps a tombstone at the very revision that it compacts at: nothing tells how many puts it had before it. */
    @Test
    void onlyTheTombstoneIsLeft() throws IOException {
        assertThat(Histories.revisions(db(1, List.of(DELETED, AGAIN)), Histories.key("a"), 1)).containsExactly(
                new KeyRevision(5, 0, null, null, "tombstone", DELETED.bytes(), 1, 0, null, null, 1, false, true, null),
                new KeyRevision(9, 0, 9L, 1L, "live", AGAIN.bytes(), 1, 0, null, null, 2, true, false, 0L));
    }

    /** No etcd writes such; it is told where the puts are missing, not passed over. */
    @Test
    void aGapInTheMiddle() throws IOException {
        List<KeyRevision> revisions = Histories.revisions(
                db(1, List.of(CREATED, put(7, 0, "a", 2, 4, 1, 0), put(9, 0, "a", 8, 2, 1, 0))), Histories.key("a"),
                1);

        assertThat(revisions).extracting(KeyRevision::missingPuts).containsExactly(0L, 2L, 1L);
        assertThat(revisions).extracting(KeyRevision::generation).containsExactly(1L, 1L, 2L);
    }

    @Test
    void keysOfAnyBytes() throws IOException {
        Entry odd = put(4, 0, "/\u00ff\u0000", 4, 1, 3, 0);
        Path file = db(1, List.of(odd, put(5, 0, "/\u00ff", 5, 1, 3, 0)));
        try (KeyHistory history = Histories.reader(file, Histories.key("/\u00ff\u0000"), 1).ofKey()) {
            JsonNode query = Histories.json(history, 0).path("query");

            assertThat(history.totals().bytes()).isEqualTo(odd.bytes());
            assertThat(query.path("key").asText()).isEqualTo("/\\xff\\x00");
            assertThat(query.path("keyBase64").asText()).isEqualTo("L/8A"); // 2f ff 00
        }
    }

    @Test
    void jsonHoldsWhatTheRecordsSay() throws IOException {
        try (KeyHistory history = Histories.reader(db(1, ALL), Histories.key("a"), 2).ofKey()) {
            JsonNode all = Histories.json(history, 0);
            JsonNode newest = Histories.json(history, 1);

            assertThat(all.path("schema").asText()).isEqualTo("etcdray/history/v1");
            assertThat(all.path("revisions").findValuesAsText("modRevision")).containsExactly("2", "3", "5", "9");
            assertThat(all.at("/revisions/1/leaseId").asText()).isEqualTo("32512");
            assertThat(all.at("/revisions/2/version").isNull()).isTrue();
            assertThat(all.path("keys").isNull()).isTrue();
            assertThat(newest.path("revisions").findValuesAsText("modRevision")).containsExactly("9");
            assertThat(newest.at("/revisions/0/generation").asInt()).isEqualTo(2);
            assertThat(newest.path("omittedRevisions").asInt()).isEqualTo(3);
            assertThat(newest.path("totals")).isEqualTo(all.path("totals"));
        }
    }

    /** A chunk is 64 leaves: 900 leaves with one revision each are 15 chunks. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void orderOverManyChunks(int workers) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (int main = 2; main < 902; main++) {
            entries.add(main % 3 == 0 ? put(main, 0, "b", 3, main / 3, 5, 0) : put(main, 0, "a", 2, main, 5, 0));
        }
        List<KeyRevision> revisions = Histories.revisions(db(1, entries), Histories.key("b"), workers);

        assertThat(revisions).extracting(KeyRevision::modRevision)
                .containsExactlyElementsOf(LongStream.range(1, 301).map(i -> i * 3).boxed().toList());
        assertThat(revisions).extracting(KeyRevision::state).endsWith("live").containsOnlyOnce("live");
    }

    @Test
    void aBboltFileOfSomebodyElse() throws IOException {
        Path file = Files.write(directory.resolve("other.db"),
                new EtcdBytes(3).leaf(2, EtcdBytes.inlineBucket("v1")).toBytes());

        assertThatThrownBy(() -> Histories.reader(file, Histories.key("a"), 1).ofKey())
                .isInstanceOf(UnsoundSnapshotException.class)
                .hasMessage(file + ": a bbolt file without etcd's bucket \"key\": this is not an etcd db; name a saved"
                        + " snapshot, a db or a data dir");
    }

    @Test
    void aMissingFile() {
        Path file = directory.resolve("nothing");
        assertThatThrownBy(() -> Histories.reader(file, Histories.key("a"), 1).ofKey())
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void entriesThatAreNoRevisionsAreWarnedOf() throws IOException {
        List<Entry> entries = List.of(CREATED, new Entry(0, EtcdBytes.text("what"), EtcdBytes.text("ever")));
        try (KeyHistory history = Histories.reader(db(2, entries), Histories.key("a"), 1).ofKey()) {
            assertThat(history.warnings()).singleElement()
                    .satisfies(warning -> assertThat(warning.code()).isEqualTo("undecodableEntries"));
            assertThat(history.head().keyBucket().revisions()).isEqualTo(1);
        }
    }

    private Path db(int entriesPerLeaf, List<Entry> entries) throws IOException {
        return Files.write(directory.resolve("hand.db"), HistoryBytes.db(entriesPerLeaf, entries));
    }
}
