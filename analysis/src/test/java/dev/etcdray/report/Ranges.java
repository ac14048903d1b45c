package dev.etcdray.report;

import dev.etcdray.etcd.ConsistentRead;
import dev.etcdray.etcd.EtcdDatabase;
import dev.etcdray.etcd.LiveKey;
import dev.etcdray.etcd.Progress;
import dev.etcdray.etcd.RangeSpool;
import dev.etcdray.etcd.RevisionBatch;
import dev.etcdray.etcd.RevisionFeed;
import dev.etcdray.etcd.StoredRevision;
import dev.etcdray.finding.Thresholds;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** Reports of ranges, and what they have in common with the report of a snapshot at the same revision. */
final class Ranges {
    static final String ENDPOINT = "127.0.0.1:2379";
    /** 8211f1d0f64f3269 in hex. */
    static final long MEMBER_ID = Long.parseUnsignedLong("9372538179322589801");
    /** Nobody knows more than which member answered. */
    static final RangeSource UNKNOWN = new RangeSource(ENDPOINT, MEMBER_ID, null, null, null, null, null, null);

    private Ranges() {
    }

    static AnalyzeOptions options(int top, List<Dimension> by, boolean anatomy) {
        return new AnalyzeOptions(top, 64, 2, AnalyzeOptions.NO_FILTERS, List.of(), by, 10, true,
                new Diagnosis(new CompactionPoint.Head(0), null, null, Thresholds.standard(), anatomy));
    }

    static Analysis analyze(List<LiveKey> keys, long revision, RangeSource source, AnalyzeOptions options)
            throws IOException {
        Path file = Files.createTempFile("etcdray-test", ".spool");
        try (RangeSpool spool = LiveKey.spool(file, keys)) {
            return RangeAnalyzer.analyze(spool.feed(revision), source, options, Progress.NONE);
        } finally {
            Files.delete(file);
        }
    }

    /** What a range at the head of a file would give, in the order of keys. */
    static List<LiveKey> live(Path db) throws IOException {
        Map<byte[], LiveKey> live = new TreeMap<>(Arrays::compareUnsigned);
        ConsistentRead.of(db, bolt -> {
            RevisionFeed feed = EtcdDatabase.open(bolt, Progress.NONE).feed();
            RevisionBatch batch = new RevisionBatch();
            try (RevisionFeed.Reader reader = feed.newReader(); RevisionFeed.Reader again = feed.newReader()) {
                for (int chunk = 0; chunk < feed.chunkCount(); chunk++) {
                    reader.read(chunk, batch);
                    for (int i = 0; i < batch.size(); i++) {
                        put(live, again.revision(batch.locator(i)));
                    }
                }
            }
            return true;
        });
        return List.copyOf(live.values());
    }

    private static void put(Map<byte[], LiveKey> live, StoredRevision revision) {
        byte[] key = revision.key().toArray(ValueLayout.JAVA_BYTE);
        if (revision.tombstone()) {
            live.remove(key);
        } else {
            live.put(key, new LiveKey(key, revision.createRevision(), revision.main(), revision.version(),
                    revision.value().toArray(ValueLayout.JAVA_BYTE), revision.lease()));
        }
    }

    /** All that both can see is the same. */
    static void assertSame(AnalyzeReport range, AnalyzeReport snapshot) {
        assertThat(range.etcd().revision()).as("revision").isEqualTo(snapshot.etcd().revision());
        assertThat(range.objects()).as("objects").isEqualTo(snapshot.objects());
        assertThat(range.states()).as("states").isEqualTo(new States(snapshot.states().live(), null, null));
        assertThat(range.etcd().leases()).as("leases")
                .isEqualTo(new Etcd.Leases(null, null, snapshot.etcd().leases().attachedKeys()));
        assertThat(places(range)).as("breakdown").isEqualTo(places(snapshot));
        assertThat(range.topKeys().largest()).as("largest keys")
                .isEqualTo(snapshot.topKeys().largest().stream().map(Ranges::withoutHistory).toList());
        assertThat(range.anatomy()).as("anatomy").isEqualTo(snapshot.anatomy());
        assertThat(range.encodings()).as("encodings").isEqualTo(snapshot.encodings());
    }

    private static Map<String, StateTotals> places(AnalyzeReport report) {
        return report.breakdown().stream().filter(row -> row.live().revisions() > 0).collect(Collectors.toMap(
                row -> row.resource() + "|" + row.group() + "|" + row.namespace() + "|" + row.prefix(),
                BreakdownRow::live));
    }

    private static TopKey withoutHistory(TopKey key) {
        return new TopKey(key.key(), key.keyBase64(), key.resource(), key.group(), key.namespace(), key.prefix(),
                key.name(), key.state(), null, null, key.liveBytes(), null, null, null, key.modRevision(),
                key.version(), key.valueBytes(), new TopKey.Share(key.share().liveBytes(), null, null));
    }

    /** Rows of {@code --by} that are live; the state is the last dimension. */
    static Map<List<@Nullable String>, StateTotals> liveRows(AnalyzeReport report) {
        GroupedTable table = Objects.requireNonNull(report.table());
        return table.rows().stream().filter(row -> "live".equals(row.group().getLast()))
                .collect(Collectors.toMap(GroupedTable.Row::group, GroupedTable.Row::totals));
    }

    static <T> List<String> ids(List<T> items, Function<T, String> id) {
        return items.stream().map(id).sorted(Comparator.naturalOrder()).toList();
    }
}
