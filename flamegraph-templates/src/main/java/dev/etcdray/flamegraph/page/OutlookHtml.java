package dev.etcdray.flamegraph.page;

import dev.etcdray.flamegraph.PlainText;
import org.jspecify.annotations.Nullable;

/// What would come back: stages as bars on one scale, then the curve.
final class OutlookHtml {
    private static final String TRACK_HEIGHT = "26";

    private OutlookHtml() {
    }

    static String of(Outlook outlook) {
        Markup out = new Markup();
        out.open("section", "class", "card padded outlook", "id", "reclaim", "aria-labelledby", "reclaim-title").line();
        out.raw("<div class=\"section-head\"><h2 id=\"reclaim-title\">What would come back</h2></div>").line();
        String absent = outlook.absent();
        if (absent != null) {
            return out.element("p", "lead", absent).close("section").line().toString();
        }
        out.element("p", "lead", outlook.sentence()).line();
        stages(out, outlook);
        CurveHtml.add(out, outlook);
        next(out, outlook.next());
        if (!outlook.notes().isEmpty()) {
            out.raw("<ul class=\"remarks\">");
            outlook.notes().forEach(note -> out.raw("<li>").text(note).raw("</li>"));
            out.raw("</ul>").line();
        }
        return out.close("section").line().toString();
    }

    private static void stages(Markup out, Outlook outlook) {
        long scale = scale(outlook);
        Limit limit = outlook.limit();
        out.raw("<table class=\"stages\"><thead class=\"visually-hidden\"><tr><th scope=\"col\">When</th>"
                + "<th scope=\"col\">Bar</th><th scope=\"col\">Sizes</th></tr></thead><tbody>");
        for (Outlook.Stage stage : outlook.stages()) {
            out.raw("<tr><th scope=\"row\">").text(stage.label()).raw("</th><td class=\"track\">");
            track(out, stage, limit, scale);
            out.raw("</td><td class=\"amount\">").bytes(stage.bytes());
            spread(out, stage.range());
            Long used = stage.usedBytes();
            if (used != null) {
                out.raw("<span class=\"what\">in use ").raw(PlainText.bytes(used)).raw("</span> ");
                spread(out, stage.usedRange());
            }
            if (!stage.remark().isEmpty()) {
                out.element("span", "what", stage.remark());
            }
            out.raw("</td></tr>").line();
        }
        if (limit != null) {
            out.raw("<tr><th scope=\"row\">").text(limit.label()).raw("</th><td class=\"track\">")
                    .open("svg", "width", "100%", "height", "14", "aria-hidden", "true");
            out.open("line", "class", "limit", "x1", at(limit.bytes(), scale), "x2", at(limit.bytes(), scale), "y1",
                    "0", "y2", "14").raw("</line></svg></td><td class=\"amount\">").bytes(limit.bytes())
                    .raw("</td></tr>");
        }
        out.raw("</tbody></table>").line();
        out.raw("<ul class=\"keys\"><li>").raw(Look.BLUE.swatch()).raw(" in use</li><li>").raw(Look.PALE.swatch())
                .raw(" free inside the file</li></ul>").line();
    }

    private static void track(Markup out, Outlook.Stage stage, @Nullable Limit limit, long scale) {
        Long used = stage.usedBytes();
        out.open("svg", "width", "100%", "height", TRACK_HEIGHT, "aria-hidden", "true", "focusable", "false");
        out.open("svg", "width", at(stage.bytes(), scale), "height", TRACK_HEIGHT, "data-bytes",
                Long.toString(stage.bytes())).raw(Look.PALE.rects()).close("svg");
        out.open("svg", "width", at(used == null ? stage.bytes() : used, scale), "height", TRACK_HEIGHT)
                .raw(Look.BLUE.rects()).close("svg");
        Outlook.Spread range = stage.usedRange();
        if (range != null) {
            out.open("line", "class", "spread", "x1", at(range.low(), scale), "x2", at(range.high(), scale), "y1", "13",
                    "y2", "13").close("line");
        }
        if (limit != null) {
            out.open("line", "class", "limit", "x1", at(limit.bytes(), scale), "x2", at(limit.bytes(), scale), "y1",
                    "0", "y2", TRACK_HEIGHT).close("line");
        }
        out.close("svg");
    }

    private static long scale(Outlook outlook) {
        Limit limit = outlook.limit();
        long largest = outlook.stages().stream().mapToLong(Outlook.Stage::bytes).max().orElse(1);
        return Math.max(1, limit == null ? largest : Math.max(largest, limit.bytes()));
    }

    /// The last half percent is left for a line's own width.
    private static String at(long bytes, long scale) {
        return OverviewHtml.percent(99.5 * bytes / scale);
    }

    private static void spread(Markup out, Outlook.@Nullable Spread range) {
        if (range != null) {
            out.raw(" ").element("span", "what",
                    "between " + PlainText.bytes(range.low()) + " and " + PlainText.bytes(range.high()));
        }
        out.raw("<br>");
    }

    private static void next(Markup out, @Nullable Action next) {
        if (next == null) {
            return;
        }
        out.raw("<div class=\"finding-action\">");
        ActionHtml.command(out, "reclaim", "The safe way there", next.command());
        out.element("p", "what", next.risk() + " " + next.undo()).raw("</div>").line();
    }
}
