package dev.etcdray.flamegraph;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

import static dev.etcdray.flamegraph.Frame.leaf;
import static dev.etcdray.flamegraph.Frame.sum;

/// Graphs for tests: small ones with figures that can be added up by eye.
final class Graphs {
    static final List<Metric> METRICS = List.of(
            new Metric("onDisk", "On disk", Metric.Unit.BYTES, "Every byte of the file."),
            new Metric("live", "Live", Metric.Unit.BYTES, "Newest revisions."),
            new Metric("history", "History", Metric.Unit.BYTES, "Superseded revisions and tombstones."),
            new Metric("objects", "Objects", Metric.Unit.COUNT, "Keys that exist."));
    static final List<Category> CATEGORIES = List.of(new Category("workload", "Workloads"),
            new Category("config", "Config"), new Category("custom", "Custom resources"),
            new Category("event", "Events"), new Category("space", "Other key spaces"),
            new Category("etcd", "etcd bookkeeping"), new Category("overhead", "Page overhead"),
            new Category("free", "Free space"));
    /// Names that a stranger could have chosen.
    static final List<String> HOSTILE = List.of("</script><img src=x onerror=alert(1)>", "__proto__", "constructor",
            "<!-- <script>", "\"onload=\"alert(1)", "&lt;b&gt;", "left\u202eright", "nul\u0000tab\tline\nesc\u001b[31m",
            "zero\u200bwidth\ufeff", "\u2028\u2029", "\ud800 lone", "🚀 launch", "a+b(c)*[d]$^\\", "${alert(1)}", "",
            "k".repeat(5000), "$1 etcdray:data <!-- etcdray:data --> %s %n", "javascript:alert(1)");

    private Graphs() {
    }

    /// A file of 1,000,000 B:
    ///
    ///     db 1,000,000: registry 700,000 (pods 400,000: kube-system 250,000 + default 150,000; secrets 300,000: default),
    ///                   page overhead 100,000, free pages 150,000, and 50,000 of its own
    static Frame smallRoot() {
        Frame kubeSystem = sum("kube-system", "workload",
                List.of(leaf("dns-0", "workload", 150_000, 50_000, 100_000, 1),
                        leaf("dns-1", "workload", 100_000, 40_000, 60_000, 1)));
        Frame podsDefault = sum("default", "workload", List.of(leaf("web-0", "workload", 90_000, 90_000, 0, 1),
                leaf("default", "workload", 60_000, 0, 60_000, 0)));
        Frame secretsDefault = sum("default", "config", List.of(leaf("helm-1", "config", 200_000, 20_000, 180_000, 1),
                leaf("helm-2", "config", 100_000, 70_000, 30_000, 1)));
        Frame registry = sum("/registry", "space",
                List.of(sum("pods", "workload", List.of(kubeSystem, podsDefault)),
                        sum("secrets", "config", List.of(secretsDefault))));
        return new Frame("snapshot.db", "etcd", new long[]{1_000_000, 270_000, 430_000, 5},
                List.of(registry, leaf("page overhead", "overhead", 100_000, 0, 0, 0),
                        leaf("free pages", "free", 150_000, 0, 0, 0)));
    }

    static FlameGraph small() {
        return of(smallRoot());
    }

    static FlameGraph of(Frame root) {
        return new FlameGraph("prod · snapshot.db", List.of(new Fact("Revision", "42"), new Fact("File", "976.6 KiB")),
                METRICS, CATEGORIES, root, List.of("A note."));
    }

    /// Hostile names at every place that takes a name.
    static FlameGraph hostile() {
        List<Frame> frames = new ArrayList<>();
        for (String name : HOSTILE) {
            frames.add(sum(name, "space", List.of(leaf(name, "config", 1000, 600, 400, 1))));
        }
        List<Fact> facts = HOSTILE.stream().map(name -> new Fact(name, name)).toList();
        return new FlameGraph(HOSTILE.getFirst(), facts, METRICS, CATEGORIES, sum(HOSTILE.getFirst(), "space", frames),
                HOSTILE);
    }

    /// A chain: each frame inside the one before.
    static Frame chain(int depth) {
        Frame frame = leaf("bottom", "workload", 10, 10, 0, 1);
        for (int level = depth - 1; level > 0; level--) {
            frame = sum("level " + level, "workload", List.of(frame));
        }
        return frame;
    }

    /// `namespaces` x `objects` leaves of sizes that differ, categories by turns.
    static Frame wide(int namespaces, int objects) {
        List<Frame> outer = new ArrayList<>();
        for (int n = 0; n < namespaces; n++) {
            List<Frame> inner = new ArrayList<>();
            for (int o = 0; o < objects; o++) {
                long size = 200 + (n * 7919L + o * 104729L) % 9973;
                String category = CATEGORIES.get((n + o) % 3).id();
                inner.add(leaf("object-" + n + "-" + o, category, size, size / 3, size - size / 3, 1));
            }
            outer.add(sum("namespace-" + n, "workload", inner));
        }
        return sum("snapshot.db", "space", outer);
    }

    static String html(FlameGraph graph) throws IOException {
        StringWriter out = new StringWriter();
        FlameGraphHtml.write(graph, out);
        return out.toString();
    }
}
