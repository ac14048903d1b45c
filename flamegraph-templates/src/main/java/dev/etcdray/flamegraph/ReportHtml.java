package dev.etcdray.flamegraph;

import java.io.IOException;
import java.io.Writer;

/// Writes a report as one HTML file that needs nothing else.
public final class ReportHtml {
    private ReportHtml() {
    }

    /// Writes the page. The same report gives the same text.
    ///
    /// @param out
    ///            must encode as UTF-8, which the page says it is; not closed
    /// @throws IOException
    ///             when `out` throws it
    public static void write(ReportPage page, Writer out) throws IOException {
        FlameData data = page.data();
        Frame whole = new Frame(data.name(), data.categories().getFirst().id(), data.totals(), data.parts());
        FlameGraph graph = new FlameGraph(data.title(), data.facts(), data.metrics(), data.categories(), whole,
                data.notes());
        out.write(HtmlPage.of(data.title(), data.facts(), data.notes(), page.sections(), FlameGraphHtml.fallback(graph),
                HtmlPage.dataBlocks(FrameData.head(graph), FrameData.packed(graph))));
    }
}
