package dev.etcdray.flamegraph;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// The template with everything in its place.
final class HtmlPage {
    private HtmlPage() {
    }

    static String of(String title, List<Fact> facts, List<String> notes, Sections sections, String fallback,
            String data) throws IOException {
        PageParts parts = new PageParts();
        String style = parts.style();
        String script = parts.script();
        return parts.page(Map.ofEntries(Map.entry("policy", ContentPolicy.meta(script, style)),
                Map.entry("tab", "<title>" + text(title) + " · etcdray</title>"),
                Map.entry("styles", "<style>" + style + "</style>"), Map.entry("title", text(title)),
                Map.entry("facts", facts(facts)), Map.entry("top", sections.topHtml()),
                Map.entry("static", fallback), Map.entry("after", sections.afterHtml()),
                Map.entry("notes", notes(notes)), Map.entry("data", data),
                Map.entry("scripts", "<script>" + script + "</script>")));
    }

    /// The head as JSON, what it speaks of as gzip in base64.
    static String dataBlocks(String head, String packed) {
        return """
                <script type="application/json" id="graph-head">%s</script>
                <script type="application/octet-stream" id="graph-frames" data-encoding="gzip+base64">%s</script>"""
                .formatted(head, packed);
    }

    private static String facts(List<Fact> facts) {
        StringBuilder out = new StringBuilder();
        for (Fact fact : facts) {
            out.append("<div class=\"fact\"><dt>").append(text(fact.label())).append("</dt><dd>")
                    .append(text(fact.value())).append("</dd></div>");
        }
        return out.toString();
    }

    private static String notes(List<String> notes) {
        StringBuilder out = new StringBuilder();
        for (String note : notes) {
            out.append("<li>").append(text(note)).append("</li>");
        }
        return out.toString();
    }

    /// A stranger's words as text.
    static String text(String plain) {
        return PlainText.html(PlainText.visible(plain));
    }
}
