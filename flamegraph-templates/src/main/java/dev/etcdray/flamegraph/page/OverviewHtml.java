package dev.etcdray.flamegraph.page;

import dev.etcdray.flamegraph.PlainText;
import java.util.List;
import java.util.Locale;

/// The headline, and one bar of the whole by part.
final class OverviewHtml {
    /// Narrower parts are drawn this wide, at the cost of the widest: none is invisible. Figures beside are exact.
    private static final double NARROWEST_PERCENT = 0.35;
    /// What a label needs to be read inside its part.
    private static final double LABEL_PERCENT = 9;
    /// Of a screen of 390 px, at the size of letters there.
    private static final double PHONE_BAR_PX = 340;
    private static final double PHONE_PADDING_PX = 16;
    private static final double PHONE_LETTER_PX = 6.4;

    private OverviewHtml() {
    }

    static String of(Overview overview) {
        Markup out = new Markup();
        out.open("section", "class", "card overview", "id", "overview", "aria-labelledby", "overview-title").line();
        out.open("h2", "id", "overview-title", "class", "headline").text(overview.headline()).close("h2").line();
        for (String sentence : overview.lead()) {
            out.element("p", "lead", sentence).line();
        }
        bar(out, overview);
        legend(out, overview);
        sizes(out, overview);
        return out.close("section").line().toString();
    }

    private static void bar(Markup out, Overview overview) {
        List<Part> parts = drawn(overview);
        double[] widths = widths(parts, overview.totalBytes());
        out.open("svg", "class", "whole", "width", "100%", "height", "56", "role", "img", "aria-label",
                spoken(overview)).line();
        double x = 0;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            out.open("svg", "class", "part", "x", percent(x), "width",
                    percent(widths[i]), "height", "56", "data-bytes",
                    Long.toString(part.bytes()));
            out.element("title", "", part.label() + ": " + PlainText.bytes(part.bytes()));
            out.raw(part.look().rects());
            if (widths[i] >= LABEL_PERCENT) {
                String slim = fitsPhone(part, widths[i]) ? "" : " slim";
                out.open("text", "class", "part-label" + slim, "x", "10", "y", "23").text(part.label()).close("text");
                out.open("text", "class", "part-size" + slim, "x", "10", "y", "41").text(PlainText.bytes(part.bytes()))
                        .close("text");
            }
            out.close("svg").line();
            x += widths[i];
        }
        out.close("svg").line();
    }

    /// Whether the label fits where the bar is narrowest: a label that is cut could be read as another.
    private static boolean fitsPhone(Part part, double widthPercent) {
        return widthPercent * PHONE_BAR_PX / 100 >= PHONE_PADDING_PX + PHONE_LETTER_PX * part.label().length();
    }

    private static List<Part> drawn(Overview overview) {
        return overview.parts().stream().filter(part -> part.bytes() > 0).toList();
    }

    /// Shares in percent, none below the narrowest; they add up to 100.
    static double[] widths(List<Part> parts, long total) {
        double[] widths = new double[parts.size()];
        int widest = 0;
        double others = 0;
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(NARROWEST_PERCENT, 100.0 * parts.get(i).bytes() / total);
            widest = widths[i] > widths[widest] ? i : widest;
        }
        for (int i = 0; i < widths.length; i++) {
            others += i == widest ? 0 : widths[i];
        }
        if (widths.length > 0) {
            widths[widest] = 100 - others;
        }
        return widths;
    }

    static String percent(double value) {
        return String.format(Locale.ROOT, "%.3f%%", value);
    }

    private static String spoken(Overview overview) {
        StringBuilder all = new StringBuilder(overview.whole()).append(", ")
                .append(PlainText.bytes(overview.totalBytes())).append(", by part");
        for (Part part : drawn(overview)) {
            all.append("; ").append(part.label()).append(' ')
                    .append(PlainText.percent(part.bytes(), overview.totalBytes()));
        }
        return all.toString();
    }

    private static void legend(Markup out, Overview overview) {
        out.open("div", "class", "wide", "role", "group", "tabindex", "0", "aria-label",
                "Exact bytes of " + overview.whole());
        out.open("table", "class", "parts").element("caption", "visually-hidden", overview.whole() + " by part");
        out.raw("<thead><tr><th scope=\"col\">Part</th><th scope=\"col\" class=\"num\">Size</th>"
                + "<th scope=\"col\" class=\"num\">Share</th><th scope=\"col\">What it is</th></tr></thead><tbody>");
        for (Part part : overview.parts()) {
            out.raw("<tr><th scope=\"row\">").raw(part.look().swatch()).raw(" ").text(part.label()).raw("</th>");
            out.raw("<td class=\"num\">").bytes(part.bytes()).raw("</td><td class=\"num\">")
                    .text(PlainText.percent(part.bytes(), overview.totalBytes())).raw("</td>");
            out.raw("<td class=\"what\">").text(part.definition()).raw("</td></tr>").line();
        }
        out.raw("</tbody><tfoot><tr><th scope=\"row\">").text(overview.whole()).raw("</th><td class=\"num\">")
                .bytes(overview.totalBytes()).raw("</td><td class=\"num\">100.0 %</td>"
                        + "<td class=\"what\">The sum of its parts, to the byte.</td></tr></tfoot></table>");
        out.close("div").line();
    }

    private static void sizes(Markup out, Overview overview) {
        if (overview.sizes().isEmpty()) {
            return;
        }
        Limit limit = overview.limit();
        out.open("dl", "class", "sizes");
        for (Overview.Size size : overview.sizes()) {
            out.raw("<div><dt>").text(size.label()).raw("</dt><dd>").bytes(size.bytes());
            out.open("p", "class", "what").text(size.definition()).close("p").raw("</dd></div>").line();
        }
        if (limit != null) {
            out.raw("<div><dt>").text(limit.label()).raw("</dt><dd>").bytes(limit.bytes()).raw("</dd></div>").line();
        }
        out.close("dl").line();
    }
}
