package dev.etcdray.cli.flame;

import dev.etcdray.flamegraph.Metric;
import dev.etcdray.flamegraph.Metric.Unit;
import dev.etcdray.report.TopKey;
import java.util.List;

/** What a frame is measured by: the values of a frame stand in the order of {@link #METRICS}. */
final class Measures {
    static final int ON_DISK = 0;
    static final int OBJECTS = 3;

    static final List<Metric> METRICS = List.of(
            new Metric("onDisk", "On disk", Unit.BYTES,
                    "Every byte of the file, in exactly one frame. An entry takes 16 bytes for its element in the page,"
                            + " its key (the revision) and its value (etcd's record of the client's key and value)."
                            + " Exact."),
            new Metric("live", "Live", Unit.BYTES, "Bytes of the newest revision of each key that exists. Exact."),
            new Metric("history", "History", Unit.BYTES,
                    "Bytes of superseded revisions and of delete markers; compaction can free them. Exact."),
            new Metric("objects", "Objects", Unit.COUNT, "Number of live keys. Exact."));

    private Measures() {
    }

    /** Bytes that are no revision of a key. */
    static long[] ofOther(long bytes) {
        return new long[]{bytes, 0, 0, 0};
    }

    static long[] of(TopKey key) {
        return ofRevisions(key.liveBytes(), key.historyBytes(), key.state().equals("live") ? 1 : 0);
    }

    static long[] ofRevisions(long liveBytes, long historyBytes, long objects) {
        return new long[]{liveBytes + historyBytes, liveBytes, historyBytes, objects};
    }
}
