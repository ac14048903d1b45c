package dev.etcdray.flamegraph;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reports for tests: a small one with figures that can be added up by eye.
final class Reports {
    static final List<Metric> METRICS = List.of(
            new Metric("onDisk", "On disk", Metric.Unit.BYTES, "Every byte of the file."),
            new Metric("live", "Live", Metric.Unit.BYTES, "Newest revisions."),
            new Metric("history", "History", Metric.Unit.BYTES, "Superseded revisions and tombstones."),
            new Metric("objects", "Objects", Metric.Unit.COUNT, "Keys that exist."));
    private static final Sections LINKS = new Sections(
            "<p><a id=\"finding\" href=\"#by=namespace&amp;metric=history&amp;zoom=payments/pods\">Pods of payments</a></p>"
                    + "<p><a id=\"anchor\" href=\"#rest-of-page\">Further down</a></p>",
            "<p id=\"rest-of-page\">The rest.</p>");

    private Reports() {
    }

    /// pods of payments 3,000 (a 2,000 + b 1,000), pods of shop 700 (3 without a name), secrets of payments 500 (s),
    /// nodes 300 (n), /calico 250 (v2/x 200 + 50 without a name); in all 4,750. Beside them 1,000 overhead and 250 free:
    /// 6,000. Live: a 1,500, b 1,000, shop 400, s 500, n 100, v2/x 200, 50: 3,750. History: 500 + 300 + 200 = 1,000.
    /// Objects: 1 + 1 + 3 + 1 + 1 + 1 + 1 = 9.
    static FlameData small() {
        List<Row> rows = List.of(row("pods", "payments", "/registry/pods/payments/", "a", 1500, 500, 1),
                row("pods", "payments", "/registry/pods/payments/", "b", 1000, 0, 1),
                row("pods", "shop", "/registry/pods/shop/", null, 400, 300, 3),
                row("secrets", "payments", "/registry/secrets/payments/", "s", 500, 0, 1),
                row("nodes", null, "/registry/minions/", "n", 100, 200, 1),
                row(null, null, "/calico/", "v2/x", 200, 0, 1), row(null, null, "/calico/", null, 50, 0, 1));
        List<Frame> parts = List.of(Frame.leaf("page overhead", "overhead", 1000, 0, 0, 0),
                Frame.leaf("free pages", "free", 250, 0, 0, 0));
        Frame keys = new Frame("revisions of keys", "space", new long[]{4750, 3750, 1000, 9},
                List.of(Frame.leaf("live", "space", 3750, 3750, 0, 9),
                        Frame.leaf("superseded", "space", 1000, 0, 1000, 0)));
        Frame file = Frame.sum("snap.db", "space", List.of(keys, parts.getFirst(), parts.getLast()));
        List<Band> bands = List.of(
                new Band(1, 100, List.of(row("pods", "payments", "/registry/pods/payments/", null, 1000, 500, 1),
                        row("pods", "shop", "/registry/pods/shop/", null, 0, 300, 0),
                        row("nodes", null, "/registry/minions/", null, 0, 200, 0))),
                new Band(101, 200, List.of(row("pods", "payments", "/registry/pods/payments/", null, 1500, 0, 1),
                        row(null, null, "/calico/", null, 250, 0, 2))),
                new Band(201, 300, List.of(row("pods", "shop", "/registry/pods/shop/", null, 400, 0, 3),
                        row("secrets", "payments", "/registry/secrets/payments/", null, 500, 0, 1),
                        row("nodes", null, "/registry/minions/", null, 100, 0, 1))));
        List<Field> fields = List.of(new Field("pods", "workload", List.of("metadata", "name"), 5, 100),
                new Field("pods", "workload", List.of("metadata"), 5, 10),
                new Field("pods", "workload", List.of("spec"), 4, 900),
                new Field("secrets", "config", List.of("data", "[tls.key]"), 1, 390));
        return new FlameData("prod · snap.db", "snap.db", List.of(new Fact("Revision", "300")), METRICS,
                Graphs.CATEGORIES, rows, parts, file, fields, bands, List.of("A note."));
    }

    static Row row(@Nullable String resource, @Nullable String namespace, String directory, @Nullable String name,
            long live, long history, long objects) {
        String category = resource == null ? "space" : resource.equals("secrets") ? "config" : "workload";
        return new Row(new Place(resource, namespace, directory, category), name,
                new long[]{live + history, live, history, objects});
    }

    static FlameData of(List<Row> rows, List<Band> bands) {
        return new FlameData("prod · snap.db", "snap.db", List.of(), METRICS, Graphs.CATEGORIES, rows, List.of(), null,
                List.of(), bands, List.of());
    }

    /// Hostile names at every place that takes one.
    static FlameData hostile() {
        List<Row> rows = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        for (String name : Graphs.HOSTILE) {
            rows.add(row(name, name, "/registry/" + name + "/" + name + "/", name, 600, 400, 1));
            fields.add(new Field(name, "config", List.of(name), 1, 10));
        }
        List<Row> written = rows.stream().map(row -> new Row(row.place(), null, row.values())).toList();
        return new FlameData(Graphs.HOSTILE.getFirst(), Graphs.HOSTILE.getFirst(), List.of(), METRICS,
                Graphs.CATEGORIES, rows, List.of(), null, fields, List.of(new Band(1, 2, written)), Graphs.HOSTILE);
    }

    /// `namespaces` x 3 resources x `objects` rows of sizes that differ.
    static FlameData large(int namespaces, int objects) {
        List<Row> rows = new ArrayList<>();
        List<Row> written = new ArrayList<>();
        for (String resource : List.of("pods", "secrets", "widgets.example.com")) {
            for (int n = 0; n < namespaces; n++) {
                String namespace = "namespace-" + n;
                String directory = "/registry/" + resource + "/" + namespace + "/";
                long live = 0;
                long history = 0;
                for (int o = 0; o < objects; o++) {
                    long size = 200 + (n * 7919L + o * 104729L + resource.length()) % 9973;
                    String name = "object-" + Long.toString(Math.abs(size * 2654435761L + o * 40503L + n), 36);
                    rows.add(row(resource, namespace, directory, name, size, size / 3, 1));
                    live += size;
                    history += size / 3;
                }
                written.add(row(resource, namespace, directory, null, live, history, objects));
            }
        }
        return of(rows, List.of(new Band(1, 1000, written), new Band(1001, 2000, List.of())));
    }

    static ReportPage page(FlameData data) {
        return new ReportPage(data, LINKS);
    }

    static String html(FlameData data, int nodes) throws IOException {
        StringWriter out = new StringWriter();
        ReportHtml.write(new ReportPage(data, LINKS, nodes), out);
        return out.toString();
    }

    static String html(FlameData data) throws IOException {
        return html(data, FrameTree.DEFAULT_BUDGET);
    }
}
