package dev.etcdray.flamegraph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/// The first two levels as an HTML table, for readers without scripts. What does not fit its rows is one row
/// "… N smaller", and what is a frame's own is told where there is any: rows of a level add up to the frame above.
final class StaticTable {
    private static final int OUTER_ROWS = 30;
    private static final int INNER_ROWS = 10;

    private final List<Metric> metrics;
    private final StringBuilder out = new StringBuilder();

    private StaticTable(List<Metric> metrics) {
        this.metrics = metrics;
    }

    static String of(FlameGraph graph) {
        return new StaticTable(graph.metrics()).table(graph.root());
    }

    private String table(Frame root) {
        out.append("<table>\n<thead><tr><th scope=\"col\">Name</th>");
        for (Metric metric : metrics) {
            out.append("<th scope=\"col\" class=\"num\">").append(PlainText.html(metric.label())).append("</th>");
        }
        out.append("<th scope=\"col\" class=\"num\">Share</th></tr></thead>\n<tbody>\n");
        row("", root, root);
        for (Frame outer : rows(root, OUTER_ROWS)) {
            row("outer", outer, root);
            rows(outer, INNER_ROWS).forEach(inner -> row("inner", inner, root));
        }
        return out.append("</tbody>\n</table>\n").toString();
    }

    /// The largest children by the first metric, then what is left of them in one row, then the frame's own.
    private static List<Frame> rows(Frame frame, int most) {
        List<Frame> sorted = frame.children().stream()
                .sorted(Comparator.<Frame>comparingLong(child -> -child.value(0))).toList();
        if (sorted.isEmpty()) {
            return List.of();
        }
        List<Frame> rows = new ArrayList<>(sorted.subList(0, Math.min(most, sorted.size())));
        List<Frame> rest = sorted.subList(rows.size(), sorted.size());
        if (!rest.isEmpty()) {
            String name = "… %s smaller".formatted(PlainText.count(rest.size()));
            rows.add(Frame.leaf(name, "", Frame.sum(name, "", rest).values()));
        }
        long[] own = frame.values();
        rows.forEach(row -> subtract(own, row));
        if (LongStream.of(own).anyMatch(value -> value != 0)) {
            rows.add(Frame.leaf("(its own)", "", own));
        }
        return rows;
    }

    private static void subtract(long[] from, Frame frame) {
        for (int metric = 0; metric < from.length; metric++) {
            from[metric] -= frame.value(metric);
        }
    }

    private void row(String kind, Frame frame, Frame root) {
        String name = PlainText.visible(PlainText.shortened(frame.name()));
        long[] values = frame.values();
        out.append("<tr class=\"").append(kind).append("\"><th scope=\"row\">").append(PlainText.html(name))
                .append("</th>");
        for (int metric = 0; metric < values.length; metric++) {
            out.append("<td class=\"num\">").append(PlainText.exact(metrics.get(metric), values[metric]));
            if (metrics.get(metric).unit() == Metric.Unit.BYTES && values[metric] >= 1024) {
                out.append(" <span class=\"units\">").append(PlainText.bytes(values[metric])).append("</span>");
            }
            out.append("</td>");
        }
        out.append("<td class=\"num\">").append(PlainText.html(PlainText.percent(values[0], root.value(0))))
                .append("</td></tr>\n");
    }
}
