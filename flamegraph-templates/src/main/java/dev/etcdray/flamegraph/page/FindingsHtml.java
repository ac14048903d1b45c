package dev.etcdray.flamegraph.page;

import java.util.ArrayList;
import java.util.List;

/// The findings, worst first.
final class FindingsHtml {
    private FindingsHtml() {
    }

    static String of(Findings findings) {
        Markup out = new Markup();
        out.open("section", "class", "findings", "id", "findings", "aria-labelledby", "findings-title").line();
        out.raw("<div class=\"section-head\"><h2 id=\"findings-title\">Findings</h2>")
                .element("p", "section-note", summary(findings.cards())).raw("</div>").line();
        if (findings.cards().isEmpty()) {
            nothing(out);
        } else {
            out.open("ol", "class", "finding-list");
            for (int i = 0; i < findings.cards().size(); i++) {
                Card card = findings.cards().get(i);
                CardHtml.add(out, card, i + 1, i == 0 || card.level() != Card.Level.INFO);
            }
            out.close("ol").line();
        }
        notRun(out, findings);
        return out.close("section").line().toString();
    }

    private static String summary(List<Card> cards) {
        List<String> counts = new ArrayList<>();
        for (Card.Level level : Card.Level.values()) {
            long count = cards.stream().filter(card -> card.level() == level).count();
            if (count > 0) {
                counts.add(count + " " + switch (level) {
                    case CRITICAL -> "critical";
                    case WARNING -> count == 1 ? "warning" : "warnings";
                    case INFO -> count == 1 ? "note" : "notes";
                });
            }
        }
        if (cards.size() < 2) {
            return String.join(", ", counts);
        }
        return String.join(", ", counts) + ", worst first. What they save overlaps: it does not add up.";
    }

    private static void nothing(Markup out) {
        out.raw("<div class=\"card all-well\">").raw(Icons.WELL).raw("<div><p class=\"finding-sentence\">"
                + "Nothing to do: no rule that ran found anything.</p>"
                + "<p class=\"what\">The flame graph below still shows where every byte is.</p></div></div>").line();
    }

    private static void notRun(Markup out, Findings findings) {
        int rules = findings.notRun().stream().mapToInt(each -> each.rules().size()).sum();
        if (rules > 0) {
            out.raw("<details class=\"fold\"><summary>" + rules + (rules == 1 ? " rule" : " rules")
                    + " did not run</summary><ul>");
            for (Findings.NotRun each : findings.notRun()) {
                out.raw("<li>").text(String.join(", ", each.rules()) + ": " + each.reason()).raw(".</li>");
            }
            out.raw("</ul></details>").line();
        }
        out.element("p", "section-note", findings.guide()).line();
    }
}
