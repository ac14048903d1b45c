package dev.etcdray.cli.flame;

import dev.etcdray.flamegraph.Metric;
import dev.etcdray.flamegraph.Metric.Unit;
import dev.etcdray.report.AnalyzeReport;
import dev.etcdray.report.BreakdownRow;
import dev.etcdray.report.StateTotals;
import dev.etcdray.report.TopKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What frames are measured by: the values of a frame stand in the order of {@link #metrics}, its bytes first. */
final class Measures {
    /** Index of a frame's bytes. */
    static final int BYTES = 0;

    private static final Metric OBJECTS = new Metric("objects", "Objects", Unit.COUNT,
            "Number of live keys. Exact.");

    /** Ids of all metrics that there are, in their order. */
    static final List<String> IDS = List.of("onDisk", "live", "history", "tombstones", "objects", "revisions");

    private static final Measures FILE = new Measures(List.of(
            new Metric("onDisk", "On disk", Unit.BYTES,
                    "Every byte of the file, in exactly one frame. An entry takes 16 bytes for its element in the page,"
                            + " its key (the revision) and its value (etcd's record of the client's key and value)."
                            + " Exact."),
            new Metric("live", "Live", Unit.BYTES, "Bytes of the newest revision of each key that exists. Exact."),
            new Metric("history", "History", Unit.BYTES,
                    "Bytes of superseded revisions and of delete markers; compaction can free them. Exact."),
            new Metric("tombstones", "Tombstones", Unit.BYTES,
                    "Bytes of delete markers, a part of history. Exact."),
            OBJECTS,
            new Metric("revisions", "Revisions", Unit.COUNT,
                    "Number of revisions: live ones, superseded ones and delete markers. Exact.")));

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

    List<Metric> metrics() {
        return metrics;
    }

    /** Index of the number of live keys. */
    int objects() {
        return this == RANGE ? 1 : 4;
    }

    /** Bytes that are no revision of a key. */
    long[] ofOther(long bytes) {
        long[] values = new long[metrics.size()];
        values[BYTES] = bytes;
        return values;
    }

    long[] of(TopKey key) {
        long objects = key.state().equals("live") ? 1 : 0;
        return this == RANGE
                ? new long[]{key.liveBytes(), objects}
                : new long[]{key.liveBytes() + orZero(key.historyBytes()), key.liveBytes(), orZero(key.historyBytes()),
                    orZero(key.tombstoneBytes()), objects, orZero(key.revisions())};
    }

    long[] of(BreakdownRow row) {
        long objects = row.live().revisions();
        StateTotals superseded = orNone(row.superseded());
        StateTotals tombstone = orNone(row.tombstone());
        return this == RANGE
                ? new long[]{row.live().bytes(), objects}
                : new long[]{row.bytes(), row.live().bytes(), row.historyBytes(), tombstone.bytes(), objects,
                    objects + superseded.revisions() + tombstone.revisions()};
    }

    private static long orZero(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    private static StateTotals orNone(@Nullable StateTotals totals) {
        return totals == null ? StateTotals.NONE : totals;
    }
}
