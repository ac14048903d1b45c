package dev.etcdray.flamegraph;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/// Writes a flame graph as one HTML file that needs nothing else: no network, no server, and for its first levels
/// no script.
public final class FlameGraphHtml {
    private FlameGraphHtml() {
    }

    /// Writes the page. The same graph gives the same text.
    ///
    /// A tree of more than [FrameTree#DEFAULT_BUDGET] frames is pruned to that, sums kept exact, and a note says so. A
    /// name
    /// longer than 1,024 characters keeps its two ends and tells its length.
    ///
    /// @param out
    ///            must encode as UTF-8, which the page says it is; not closed
    /// @throws IOException
    ///             when `out` throws it
    public static void write(FlameGraph graph, Writer out) throws IOException {
        FlameGraph held = withinBudget(graph);
        PageParts parts = new PageParts();
        String style = parts.style();
        String script = parts.script();
        out.write(parts.page(ContentPolicy.meta(script, style), PlainText.html(PlainText.visible(held.title())), style,
                fallback(held), data(held), script));
    }

    private static FlameGraph withinBudget(FlameGraph graph) {
        FrameTree.Pruned pruned = FrameTree.prune(graph.root(), FrameTree.DEFAULT_BUDGET);
        if (pruned.removed() == 0) {
            return graph;
        }
        List<String> notes = new ArrayList<>(graph.notes());
        notes.add(
                "The smallest %s of %s frames stand together as “… N smaller”, so that the page stays small; all sums are exact."
                        .formatted(PlainText.count(pruned.removed()), PlainText.count(FrameTree.count(graph.root()))));
        return new FlameGraph(graph.title(), graph.facts(), graph.metrics(), graph.categories(), pruned.root(), notes);
    }

    private static String data(FlameGraph graph) throws IOException {
        return """
                <script type="application/json" id="graph-head">%s</script>
                <script type="application/octet-stream" id="graph-frames" data-encoding="gzip+base64">%s</script>"""
                .formatted(FrameData.head(graph), FrameData.packed(graph));
    }

    private static String fallback(FlameGraph graph) {
        StringBuilder out = new StringBuilder("<h1>").append(text(graph.title())).append("</h1>\n<dl class=\"facts\">");
        for (Fact fact : graph.facts()) {
            out.append("<div class=\"fact\"><dt>").append(text(fact.label())).append("</dt><dd>")
                    .append(text(fact.value())).append("</dd></div>");
        }
        out.append("</dl>\n").append(StaticPicture.of(graph)).append("<h2>The first two levels</h2>\n<ul>");
        for (Metric metric : graph.metrics()) {
            out.append("<li>").append(text(metric.label())).append(": ").append(text(metric.definition()))
                    .append("</li>");
        }
        for (String note : graph.notes()) {
            out.append("<li>").append(text(note)).append("</li>");
        }
        return out.append("</ul>\n").append(StaticTable.of(graph)).toString();
    }

    private static String text(String plain) {
        return PlainText.html(PlainText.visible(plain));
    }
}
