package dev.etcdray.flamegraph.page;

import dev.etcdray.flamegraph.PlainText;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The timeline: a picture, its legend, and the same as a table. `js/sections.js` lays a brush over the picture.
final class TimelineHtml {
    private static final int HEIGHT = 190;
    private static final int MOST_MOMENTS = 5;

    private TimelineHtml() {
    }

    static String of(Timeline timeline) {
        Markup out = new Markup();
        out.open("section", "class", "card padded timeline", "id", "timeline", "aria-labelledby", "timeline-title")
                .line();
        out.raw("<div class=\"section-head\"><h2 id=\"timeline-title\">When it was written</h2>");
        String absent = timeline.absent();
        if (absent != null || timeline.bands().isEmpty()) {
            return out.raw("</div>").element("p", "lead", absent == null ? "Nothing was written." : absent)
                    .close("section").line().toString();
        }
        out.raw("<p class=\"section-note\">Bytes that are still in the file, by the revision that wrote them.</p></div>")
                .line();
        out.raw("<div class=\"plot\" id=\"timeline-plot\">");
        picture(out, timeline);
        out.raw("</div>").line();
        axis(out, timeline);
        out.raw("<div class=\"brush-row\" id=\"brush-row\" hidden><p id=\"brush-text\" aria-live=\"polite\"></p>"
                + "<button type=\"button\" id=\"brush-clear\" class=\"quiet\" disabled>All revisions</button></div>")
                .line();
        legend(out, timeline);
        table(out, timeline);
        return out.close("section").line().toString();
    }

    private static void picture(Markup out, Timeline timeline) {
        List<Timeline.Band> bands = timeline.bands();
        long most = Math.max(1, bands.stream().mapToLong(Timeline.Band::total).max().orElse(1));
        out.open("svg", "class", "stack", "width", "100%", "height", Integer.toString(HEIGHT), "role", "img",
                "aria-label", spoken(timeline)).line();
        for (int line = 1; line <= 2; line++) {
            String y = coordinate(HEIGHT - HEIGHT * line / 2.0 + (line == 2 ? 1 : 0));
            out.open("line", "class", "grid", "x1", "0", "x2", "100%", "y1", y, "y2", y).close("line");
        }
        double width = 100.0 / bands.size();
        for (int i = 0; i < bands.size(); i++) {
            out.open("svg", "class", "band", "x", OverviewHtml.percent(i * width), "width",
                    OverviewHtml.percent(width * (bands.size() > 1 ? 0.94 : 1)), "height", Integer.toString(HEIGHT),
                    "data-band", Integer.toString(i), "data-bytes", Long.toString(bands.get(i).total()), "data-from",
                    Long.toString(bands.get(i).from()), "data-to", Long.toString(bands.get(i).to()));
            band(out, timeline, bands.get(i), most);
            out.close("svg").line();
        }
        out.raw("<text class=\"grid-label\" x=\"4\" y=\"13\">").text(PlainText.bytes(most) + " a band")
                .raw("</text></svg>").line();
    }

    private static void band(Markup out, Timeline timeline, Timeline.Band band, long most) {
        double y = HEIGHT;
        for (int k = 0; k < timeline.series().size(); k++) {
            long bytes = band.bytes().get(k);
            if (bytes > 0) {
                double height = (double) HEIGHT * bytes / most;
                y -= height;
                out.open("svg", "y", coordinate(y), "width", "100%", "height", coordinate(height))
                        .raw(timeline.series().get(k).look().rects()).close("svg");
            }
        }
    }

    static String coordinate(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String spoken(Timeline timeline) {
        Timeline.Band largest = timeline.bands().stream()
                .reduce((a, b) -> b.total() > a.total() ? b : a).orElseThrow();
        return "Bytes by revision in write order, " + timeline.bands().size() + " bands; most in revisions "
                + PlainText.count(largest.from()) + " to " + PlainText.count(largest.to()) + ", "
                + PlainText.bytes(largest.total()) + ". The table below has all figures.";
    }

    private static void axis(Markup out, Timeline timeline) {
        long from = timeline.bands().getFirst().from();
        long to = timeline.bands().getLast().to();
        out.raw("<div class=\"axis\"><span>revision ").text(PlainText.count(from))
                .raw("</span><span class=\"axis-name\">write order →</span><span>revision ")
                .text(PlainText.count(to)).raw("</span></div>").line();
        if (!timeline.moments().isEmpty()) {
            out.raw("<ol class=\"moments\">");
            for (Timeline.Moment moment : spread(timeline.moments(), from, to)) {
                out.raw("<li>").text(moment.label()).raw(" ").element("span", "what", moment.error())
                        .element("span", "what", " revision " + PlainText.count(moment.at())).raw("</li>");
            }
            out.raw("</ol>").line();
        }
        if (!timeline.timeNote().isEmpty()) {
            out.element("p", "what", timeline.timeNote()).line();
        }
    }

    /// Those nearest to places that are evenly apart, as that is how they are shown.
    private static List<Timeline.Moment> spread(List<Timeline.Moment> moments, long from, long to) {
        return IntStream.range(0, MOST_MOMENTS).mapToLong(i -> from + (to - from) * i / (MOST_MOMENTS - 1))
                .mapToObj(place -> moments.stream()
                        .reduce((a, b) -> Math.abs(b.at() - place) < Math.abs(a.at() - place) ? b : a).orElseThrow())
                .distinct().toList();
    }

    private static void legend(Markup out, Timeline timeline) {
        out.raw("<ul class=\"keys\">");
        for (int k = timeline.series().size() - 1; k >= 0; k--) {
            int at = k;
            long sum = timeline.bands().stream().mapToLong(band -> band.bytes().get(at)).sum();
            out.raw("<li>").raw(timeline.series().get(k).look().swatch()).raw(" <bdi>")
                    .text(timeline.series().get(k).label()).raw("</bdi> ")
                    .element("span", "what", PlainText.bytes(sum)).raw("</li>");
        }
        out.raw("</ul>").line();
    }

    private static void table(Markup out, Timeline timeline) {
        out.raw("<details class=\"fold\"><summary>The same as a table</summary>"
                + "<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"Bytes by revision band\">"
                + "<table class=\"plain\"><thead><tr><th scope=\"col\">Revisions</th><th scope=\"col\" class=\"num\">"
                + "All</th>");
        for (Timeline.Series series : timeline.series()) {
            out.raw("<th scope=\"col\" class=\"num\"><bdi>").text(series.label()).raw("</bdi></th>");
        }
        out.raw("</tr></thead><tbody>");
        for (Timeline.Band band : timeline.bands()) {
            out.raw("<tr><th scope=\"row\">").text(PlainText.count(band.from()) + " – " + PlainText.count(band.to()))
                    .raw("</th><td class=\"num\">").text(PlainText.count(band.total())).raw("</td>");
            for (long bytes : band.bytes()) {
                out.raw("<td class=\"num\">").text(PlainText.count(bytes)).raw("</td>");
            }
            out.raw("</tr>").line();
        }
        out.raw("</tbody></table></div></details>").line();
    }
}
