package dev.etcdray.cli.flame;

import dev.etcdray.flamegraph.Metric;
import dev.etcdray.flamegraph.Metric.Unit;
import dev.etcdray.report.AnalyzeReport;
import dev.etcdray.report.BreakdownRow;
import dev.etcdray.report.StateTotals;
import dev.etcdray.report.States;
import dev.etcdray.report.TopKey;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What frames are measured by: the values of a frame stand in the order of {@link #metrics}, its bytes first. */
final class Measures {
    /** Index of a frame's bytes. */
    static final int BYTES = 0;

    private static final Metric OBJECTS = new Metric("objects", "Objects", Unit.COUNT, "Number of live keys. Exact.");

    private static final Measures FILE = new Measures(List.of(
            new Metric("onDisk", "On disk", Unit.BYTES,
                    "Every byte of the file, in exactly one frame. An entry takes 16 bytes for its element in the page,"
                            + " its key (the revision) and its value (etcd's record of the client's key and value)."
                            + " Exact."),
            new Metric("live", "Live", Unit.BYTES, "Bytes of the newest revision of each key that exists. Exact."),
            new Metric("history", "History", Unit.BYTES,
                    "Bytes of superseded revisions and of tombstones (delete markers); compaction can free them."
                            + " Exact."),
            new Metric("tombstones", "Tombstones", Unit.BYTES,
                    "Of the history, bytes of tombstones: the markers that say a key was deleted. Exact."),
            OBJECTS, new Metric("revisions", "Revisions", Unit.COUNT,
                    "Number of revisions in the file: live, superseded and tombstones. Exact.")));

    private static final Measures RANGE = new Measures(List.of(
            new Metric("live", "Live", Unit.BYTES,
                    "What the live keys that were read take in a member's pages, each in exactly one frame: 16 bytes for"
                            + " its element, 17 for the revision, and etcd's record of the client's key and value."
                            + " Exact."),
            OBJECTS));

    private final List<Metric> metrics;

    private Measures(List<Metric> metrics) {
        this.metrics = metrics;
    }

    /** Without history there is nothing but live keys to measure. */
    static Measures of(AnalyzeReport report) {
        return report.states().superseded() == null ? RANGE : FILE;
    }

    /** Ids of all metrics that there are, in their order; a range has some of them. */
    static List<String> ids() {
        return FILE.metrics.stream().map(Metric::id).toList();
    }

    List<Metric> metrics() {
        return metrics;
    }

    /** Index of the number of live keys. */
    int objects() {
        return metrics.indexOf(OBJECTS);
    }

    /** Bytes that are no revision of a key. */
    long[] ofOther(long bytes) {
        long[] values = new long[metrics.size()];
        values[BYTES] = bytes;
        return values;
    }

    long[] of(TopKey key) {
        long superseded = orZero(key.supersededBytes());
        return values(key.liveBytes(), superseded, orZero(key.tombstoneBytes()), key.state().equals("live") ? 1 : 0,
                orZero(key.revisions()));
    }

    long[] of(BreakdownRow row) {
        StateTotals superseded = Objects.requireNonNullElse(row.superseded(), StateTotals.NONE);
        StateTotals tombstone = Objects.requireNonNullElse(row.tombstone(), StateTotals.NONE);
        return values(row.live().bytes(), superseded.bytes(), tombstone.bytes(), row.live().revisions(),
                row.live().revisions() + superseded.revisions() + tombstone.revisions());
    }

    /** A frame a state. */
    void addStates(States states, Node keys) {
        StateTotals superseded = Objects.requireNonNullElse(states.superseded(), StateTotals.NONE);
        StateTotals tombstone = Objects.requireNonNullElse(states.tombstone(), StateTotals.NONE);
        add(keys, "live", Categories.LIVE, values(states.live().bytes(), 0, 0, states.live().revisions(),
                states.live().revisions()));
        add(keys, "superseded", Categories.SUPERSEDED, values(0, superseded.bytes(), 0, 0, superseded.revisions()));
        add(keys, "tombstones", Categories.TOMBSTONES, values(0, 0, tombstone.bytes(), 0, tombstone.revisions()));
    }

    private static void add(Node keys, String name, String category, long[] values) {
        keys.child(Node.Level.PART, name, category).add(values);
    }

    private long[] values(long live, long superseded, long tombstones, long objects, long revisions) {
        return this == RANGE
                ? new long[]{live, objects}
                : new long[]{live + superseded + tombstones, live, superseded + tombstones, tombstones, objects,
                    revisions};
    }

    private static long orZero(@Nullable Long known) {
        return known == null ? 0 : known;
    }
}
