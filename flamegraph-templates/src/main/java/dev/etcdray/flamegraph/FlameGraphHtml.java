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
    /// name longer than 1,024 characters keeps its two ends and tells its length.
    ///
    /// @param out
    ///            must encode as UTF-8, which the page says it is; not closed
    /// @throws IOException
    ///             when `out` throws it
    public static void write(FlameGraph graph, Writer out) throws IOException {
        FlameGraph held = withinBudget(graph);
        out.write(HtmlPage.of(held.title(), held.facts(), held.notes(), Sections.NONE, fallback(held), data(held)));
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
        return HtmlPage.dataBlocks(FrameData.head(graph), FrameData.packed(graph));
    }

    /// The picture and the tables for readers without scripts.
    static String fallback(FlameGraph graph) {
        StringBuilder out = new StringBuilder(StaticPicture.of(graph)).append("<h2>The first two levels</h2>\n<ul>");
        for (Metric metric : graph.metrics()) {
            out.append("<li>").append(HtmlPage.text(metric.label())).append(": ")
                    .append(HtmlPage.text(metric.definition())).append("</li>");
        }
        return out.append("</ul>\n").append(StaticTable.of(graph)).toString();
    }
}
