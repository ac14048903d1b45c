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

/** What a report measures by: values stand in the order of {@link #metrics}. */
final class StateMeasures {
    private static final Metric OBJECTS = new Metric("objects", "Objects", Unit.COUNT, "Number of live keys. Exact.");

    private static final StateMeasures FILE = new StateMeasures(List.of(
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

    private static final StateMeasures RANGE = new StateMeasures(List.of(
            new Metric("live", "Live", Unit.BYTES,
                    "What the live keys that were read take in a member's pages, each in exactly one frame: 16 bytes for"
                            + " its element, 17 for the revision, and etcd's record of the client's key and value."
                            + " Exact."),
            OBJECTS));

    private final List<Metric> metrics;

    private StateMeasures(List<Metric> metrics) {
        this.metrics = metrics;
    }

    /** Without history there is nothing but live keys to measure. */
    static StateMeasures of(AnalyzeReport report) {
        return report.states().superseded() == null ? RANGE : FILE;
    }

    List<Metric> metrics() {
        return metrics;
    }

    /** Bytes that are no revision of a key. */
    long[] ofOther(long bytes) {
        long[] values = new long[metrics.size()];
        values[0] = bytes;
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
