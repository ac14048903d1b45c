package dev.etcdray.flamegraph.page;

import java.util.List;

/// Definitions, what is left out, and warnings.
final class DetailsHtml {
    private DetailsHtml() {
    }

    static String of(Details details) {
        Markup out = new Markup();
        out.open("section", "class", "card padded definitions", "id", "definitions", "aria-labelledby",
                "definitions-title").line();
        out.raw("<div class=\"section-head\"><h2 id=\"definitions-title\">What the numbers mean</h2></div>").line();
        list(out, "Before you trust a figure", details.warnings(), "warned");
        out.raw("<dl class=\"terms\">");
        for (Term term : details.terms()) {
            out.raw("<div><dt>").text(term.name()).raw("</dt><dd>").text(term.definition()).raw(" ")
                    .element("span", "exactness", term.exactness()).raw("</dd></div>").line();
        }
        out.raw("</dl>").line();
        list(out, "What is shown together", details.pruned(), "");
        list(out, "What is never in this file", details.privacy(), "");
        return out.close("section").line().toString();
    }

    private static void list(Markup out, String title, List<String> sentences, String classes) {
        if (sentences.isEmpty()) {
            return;
        }
        out.element("h3", "", title).open("ul", "class", ("remarks " + classes).strip());
        sentences.forEach(sentence -> out.raw("<li>").text(sentence).raw("</li>"));
        out.close("ul").line();
    }
}
