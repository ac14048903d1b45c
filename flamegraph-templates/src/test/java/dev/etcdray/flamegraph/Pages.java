package dev.etcdray.flamegraph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A report's flame graph for tests, of the same file of 1,000,000 B as `page.Reports`: pods 160,000 B, a ConfigMap
/// 540,000 B,
/// page overhead 100,000 B, free pages 200,000 B; written in 4 bands of 100,000, 200,000, 300,000 and 100,000 B.
final class Pages {
    private static final Place PODS = new Place("pods", "default", "/registry/pods/default/", "workload");
    private static final Place CONFIG = new Place("configmaps", "default", "/registry/configmaps/default/", "config");

    private Pages() {
    }

    static FlameData small() {
        List<Frame> parts = List.of(Frame.leaf("page overhead", "overhead", 100_000, 0, 0, 0), Frame.leaf("free pages",
                "free", 200_000, 0, 0, 0));
        return new FlameData("prod · snapshot.db", "snapshot.db", List.of(new Fact("Revision", "40")), Graphs.METRICS,
                Graphs.CATEGORIES, List.of(row(PODS, "web-0", 50_000, 40_000, 1), row(PODS, "web-1", 20_000, 50_000, 1),
                        row(CONFIG, "settings", 200_000, 340_000, 1)),
                parts, null, List.of(),
                List.of(new Band(1, 10, List.of(row(PODS, null, 0, 40_000, 0), row(CONFIG, null, 0, 60_000, 0))),
                        new Band(11, 20, List.of(row(PODS, null, 0, 40_000, 0), row(CONFIG, null, 0, 160_000, 0))),
                        new Band(21, 30, List.of(row(PODS, null, 30_000, 10_000, 1), row(CONFIG, null, 140_000, 120_000,
                                0))),
                        new Band(31, 40, List.of(row(PODS, null, 40_000, 0, 1), row(CONFIG, null, 60_000, 0, 1)))),
                List.of("A note."));
    }

    private static Row row(Place place, @Nullable String name, long live, long history, long objects) {
        return new Row(place, name, new long[]{live + history, live, history, objects});
    }
}
