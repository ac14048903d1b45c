package dev.etcdray.flamegraph.format;

import dev.etcdray.flamegraph.Category;
import dev.etcdray.flamegraph.FlameGraph;
import dev.etcdray.flamegraph.Frame;
import dev.etcdray.flamegraph.Metric;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import static dev.etcdray.flamegraph.Frame.leaf;

/// A graph whose figures can be added up by eye, and one of names that a stranger could have chosen.
final class Exports {
    static final Metric ON_DISK = new Metric("onDisk", "On disk", Metric.Unit.BYTES, "Every byte.");
    static final Metric OBJECTS = new Metric("objects", "Objects", Metric.Unit.COUNT, "Keys that exist.");
    static final List<String> HOSTILE = List.of("</script><img src=x onerror=alert(1)>", "__proto__", "]]><!--",
            "\"onload=\"alert(1)", "&lt;b&gt;", "left\u202eright", "nul\u0000tab\tline\nesc\u001b[31m",
            "zero\u200bwidth\ufeff", "\u2028\u2029", "\ud800 lone", "🚀 launch", "a;b 12", "100%;%41", "", ".", "..",
            "../../etc/passwd", "k".repeat(5000), "=HYPERLINK(\"x\")", "not\ufffea\uffffcharacter", "a\\u0022\\");

    private Exports() {
    }

    /// 1,000 B and 3 objects: resources of which one namespace has the same name, and 100 B that are the root's own.
    static FlameGraph small() {
        Frame pods = new Frame("pods", "work", "resource", new long[]{600, 2},
                List.of(new Frame("default", "work", "namespace", new long[]{600, 2},
                        List.of(leaf("web", "work", 400, 1), leaf("default", "work", 200, 1)))));
        Frame secrets = new Frame("secrets", "config", "resource", new long[]{250, 1},
                List.of(new Frame("default", "config", "namespace", new long[]{250, 1},
                        List.of(leaf("web", "config", 250, 1)))));
        return of(
                new Frame("a.db", "work", new long[]{1000, 3}, List.of(pods, secrets, leaf("free", "config", 50, 0))));
    }

    /// 1,000 B and an object for each name, half of it in the frame inside the one of that name.
    static FlameGraph hostile() {
        List<Frame> frames = HOSTILE.stream().map(name -> new Frame(name, "work", "namespace", new long[]{1000, 1},
                List.of(leaf(name, "config", 500, 1)))).toList();
        return of(Frame.sum("root", "work", frames));
    }

    static FlameGraph of(Frame root) {
        return new FlameGraph("where the bytes are", List.of(), List.of(ON_DISK, OBJECTS),
                List.of(new Category("work", "Workloads"), new Category("config", "Config")), root, List.of("A note."));
    }

    static byte[] bytes(ExportFormat format, FlameGraph graph, Metric metric) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(graph, metric, out);
        return out.toByteArray();
    }

    static String text(ExportFormat format, FlameGraph graph) throws IOException {
        return new String(bytes(format, graph, ON_DISK), StandardCharsets.UTF_8);
    }
}
