package dev.etcdray.flamegraph.page;

import dev.etcdray.flamegraph.PlainText;
import java.util.List;

/// The curve: what is freed by compacting at each point.
final class CurveHtml {
    private static final int HEIGHT = 150;
    private static final int MOST_ROWS = 12;

    private CurveHtml() {
    }

    static void add(Markup out, Outlook outlook) {
        List<Outlook.Point> curve = outlook.curve();
        if (curve.size() < 2) {
            return;
        }
        out.open("h3", "class", "curve-title").text(outlook.curveTitle()).close("h3").line();
        long from = curve.getFirst().at();
        long to = Math.max(from + 1, curve.getLast().at());
        long most = Math.max(1, curve.stream().mapToLong(Outlook.Point::bytes).max().orElse(1));
        out.open("svg", "class", "curve", "width", "100%", "height", Integer.toString(HEIGHT), "role", "img",
                "aria-label", spoken(outlook)).line();
        for (int line = 0; line <= 2; line++) {
            String y = TimelineHtml.coordinate(HEIGHT * line / 2.0 + (line == 0 ? 1 : line == 2 ? -1 : 0));
            out.open("line", "class", "grid", "x1", "0", "x2", "100%", "y1", y, "y2", y).close("line");
        }
        shape(out, outlook, from, to, most);
        Long chosen = outlook.chosen();
        if (chosen != null && chosen >= from && chosen <= to) {
            String x = OverviewHtml.percent(100.0 * (chosen - from) / (to - from));
            out.open("line", "class", "chosen", "x1", x, "x2", x, "y1", "0", "y2", Integer.toString(HEIGHT))
                    .close("line");
        }
        out.raw("<text class=\"grid-label\" x=\"4\" y=\"14\">").text(PlainText.bytes(most)).raw("</text></svg>").line();
        out.raw("<div class=\"axis\"><span>revision ").text(PlainText.count(from))
                .raw("</span><span class=\"axis-name\">compact at →</span><span>revision ").text(PlainText.count(to))
                .raw("</span></div>").line();
        table(out, curve);
    }

    /// In a frame of 1,000 x 1,000 that is stretched to the width there is.
    private static void shape(Markup out, Outlook outlook, long from, long to, long most) {
        StringBuilder line = new StringBuilder();
        for (Outlook.Point point : outlook.curve()) {
            line.append(line.isEmpty() ? "M" : "L")
                    .append(TimelineHtml.coordinate(1000.0 * (point.at() - from) / (to - from))).append(' ')
                    .append(TimelineHtml.coordinate(1000 - 990.0 * point.bytes() / most));
        }
        out.open("svg", "viewBox", "0 0 1000 1000", "preserveAspectRatio", "none", "width", "100%", "height",
                Integer.toString(HEIGHT));
        out.open("path", "class", "area", "d", line + "L1000 1000L0 1000Z").close("path");
        out.open("path", "class", "edge", "d", line.toString(), "vector-effect", "non-scaling-stroke").close("path");
        out.close("svg").line();
    }

    private static String spoken(Outlook outlook) {
        Outlook.Point last = outlook.curve().getLast();
        return outlook.curveTitle() + ": rising to " + PlainText.bytes(last.bytes()) + " at revision "
                + PlainText.count(last.at()) + ". The table below has figures.";
    }

    private static void table(Markup out, List<Outlook.Point> curve) {
        out.raw("<details class=\"fold\"><summary>The same as a table</summary><table class=\"plain narrow\"><thead><tr>"
                + "<th scope=\"col\">Compact at revision</th><th scope=\"col\" class=\"num\">Frees</th></tr></thead>"
                + "<tbody>");
        int rows = Math.min(MOST_ROWS, curve.size());
        for (int i = 0; i < rows; i++) {
            Outlook.Point point = curve.get((int) ((long) i * (curve.size() - 1) / (rows - 1)));
            out.raw("<tr><th scope=\"row\">").text(PlainText.count(point.at())).raw("</th><td class=\"num\">")
                    .bytes(point.bytes()).raw("</td></tr>");
        }
        out.raw("</tbody></table></details>").line();
    }
}
