package dev.etcdray.flamegraph;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Writes a report as one HTML file that needs nothing else.
public final class ReportHtml {
    /// Of packed data, so that a page is below 2 MB, and below 10 MB where more nodes were asked for.
    private static final int MOST_DATA = 1_500_000;
    private static final int MOST_DATA_ASKED = 9_000_000;

    private ReportHtml() {
    }

    /// Writes the page. The same report gives the same text.
    ///
    /// It holds at most as many nodes as it was asked for, and fewer where that would make the page too large; what is
    /// pruned is summed up and told in a note.
    ///
    /// @param out
    ///            must encode as UTF-8, which the page says it is; not closed
    /// @throws IOException
    ///             when `out` throws it
    public static void write(ReportPage page, Writer out) throws IOException {
        int most = page.nodes() <= FrameTree.DEFAULT_BUDGET ? MOST_DATA : MOST_DATA_ASKED;
        RowPruner.Pruned pruned = RowPruner.prune(page.data(), page.nodes());
        String packed = pack(pruned.data());
        for (int nodes = page.nodes(); packed.length() > most && nodes > ReportPage.FEWEST_NODES;) {
            // names of objects are most of it, so the size goes with their number
            nodes = Math.max(ReportPage.FEWEST_NODES, (int) (0.95 * nodes * most / packed.length()));
            pruned = RowPruner.prune(page.data(), nodes);
            packed = pack(pruned.data());
        }
        FlameData data = pruned.data();
        List<String> notes = new ArrayList<>(data.notes());
        notes.addAll(notes(pruned, page.data()));
        out.write(HtmlPage.of(data.title(), data.facts(), notes, page.sections(), FlameGraphHtml.fallback(byResource(
                data)), HtmlPage.dataBlocks(FrameData.head(data.title(), data.metrics(), data.categories()), packed)));
    }

    private static String pack(FlameData data) throws IOException {
        return FrameData.packed(json -> ReportColumns.write(data, json));
    }

    private static List<String> notes(RowPruner.Pruned pruned, FlameData all) {
        List<String> notes = new ArrayList<>();
        if (pruned.unnamed() > 0) {
            long named = all.rows().stream().filter(row -> row.name() != null).count();
            notes.add(
                    "The smallest %s of %s named objects stand together as “… N smaller objects” of their resource and namespace, so that the page stays small; all sums are exact."
                            .formatted(PlainText.count(pruned.unnamed()), PlainText.count(named)));
        }
        if (pruned.namespaces() > 0) {
            notes.add("The smallest %s namespaces stand together; all sums are exact."
                    .formatted(PlainText.count(pruned.namespaces())));
        }
        if (pruned.bandNamespaces() > 0) {
            notes.add("By when they were written, %s more namespaces stand together.".formatted(
                    PlainText.count(pruned.bandNamespaces())));
        }
        return notes;
    }

    /// The first two levels of the first grouping, for readers without scripts.
    private static FlameGraph byResource(FlameData data) {
        Map<String, Map<String, long[]>> sums = new LinkedHashMap<>();
        Map<String, String> categories = new LinkedHashMap<>();
        for (Row row : data.rows()) {
            Place place = row.place();
            String resource = place.resource();
            String outer = resource == null ? firstSegment(place.directory()) : resource;
            String inner = resource == null
                    ? place.directory()
                    : Objects.requireNonNullElse(place.namespace(), "(no namespace)");
            categories.putIfAbsent(outer, place.category());
            long[] sum = sums.computeIfAbsent(outer, key -> new LinkedHashMap<>()).computeIfAbsent(inner,
                    key -> new long[data.metrics().size()]);
            for (int m = 0; m < sum.length; m++) {
                sum[m] += row.value(m);
            }
        }
        List<Frame> frames = new ArrayList<>();
        sums.forEach((outer, inside) -> {
            String category = categories.getOrDefault(outer, data.categories().getFirst().id());
            List<Frame> inner = new ArrayList<>();
            inside.forEach((name, values) -> inner.add(Frame.leaf(name, category, values)));
            frames.add(Frame.sum(outer, category, inner));
        });
        frames.addAll(data.parts());
        Frame root = new Frame(data.name(), data.categories().getFirst().id(), data.totals(), frames);
        return new FlameGraph(data.title(), data.facts(), data.metrics(), data.categories(), root, data.notes());
    }

    /// `/calico` of `/calico/ipam/v2/`.
    private static String firstSegment(String directory) {
        int slash = directory.indexOf('/', 1);
        return directory.isEmpty() ? "(root)" : slash < 0 ? directory : directory.substring(0, slash);
    }
}
