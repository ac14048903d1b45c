package dev.etcdray.flamegraph.page;

import dev.etcdray.flamegraph.PlainText;
import java.util.Locale;

/// One finding, folded to its sentence unless it is pressing. Its id in the page is `finding-N`, N from 1.
final class CardHtml {
    private final Markup out;
    private final Card card;
    private final String id;

    private CardHtml(Markup out, Card card, String id) {
        this.out = out;
        this.card = card;
        this.id = id;
    }

    static void add(Markup out, Card card, int number, boolean open) {
        new CardHtml(out, card, "finding-" + number).add(open);
    }

    private void add(boolean open) {
        String classes = "card finding fold level-" + card.level().label().toLowerCase(Locale.ROOT);
        out.raw("<li><details id=\"" + id + "\" class=\"" + classes + (open ? "\" open>" : "\">"));
        out.raw("<summary><span class=\"level\">").raw(Icons.of(card.level())).raw(" ").text(card.level().label())
                .raw("</span> ");
        out.open("h3", "class", "finding-sentence", "id", id + "-sentence").text(card.sentence()).close("h3");
        long most = card.saved().most();
        if (most > 0) {
            out.raw(" <span class=\"gain\">saves up to <strong>").raw(PlainText.bytes(most)).raw("</strong></span>");
        }
        out.raw("</summary>").line();
        stages();
        out.raw("<div class=\"finding-body\"><div class=\"finding-facts\">");
        figures();
        things();
        out.raw("</div>").line();
        new ActionHtml(out, card, id).add();
        out.raw("</div></details></li>").line();
    }

    /// The same bytes on their way: four figures side by side, which nobody should add up.
    private void stages() {
        if (card.bytes() == 0 && !card.saved().isAny()) {
            return;
        }
        out.raw("<dl class=\"stages-row\">");
        stage("Takes now", card.bytes(), "");
        if (card.saved().isAny()) {
            stage("Gone for clients", card.saved().logical(), "once it is done");
            stage("Free for new writes", card.saved().reusable(), "after a compaction");
            stage("Off the db size", card.saved().returned(), "only after defragmentation");
        }
        out.raw("</dl>").line();
    }

    private void stage(String label, long bytes, String when) {
        out.raw("<div><dt>").text(label);
        if (!when.isEmpty()) {
            out.raw(" ").element("span", "what", when);
        }
        out.raw("</dt><dd>").bytes(bytes).raw("</dd></div>");
    }

    private void figures() {
        out.raw("<dl class=\"pairs\">");
        pair("Who can fix it").text(card.owner()).raw("</dd></div>");
        for (Card.Figure figure : card.figures()) {
            pair(capital(figure.name()));
            if (figure.unit().equals("bytes")) {
                out.bytes(figure.value());
            } else {
                out.text(counted(figure));
            }
            out.raw("</dd></div>");
        }
        pair("How sure").text(card.confidence());
        if (card.unproven() != null) {
            out.raw(" <span class=\"what\">Not proven: ").text(card.unproven()).raw("</span>");
        }
        out.raw("</dd></div>");
        pair("Rule").raw("<code>").text(card.id()).raw("</code></dd></div></dl>").line();
    }

    private Markup pair(String label) {
        return out.raw("<div><dt>").text(label).raw("</dt><dd>");
    }

    /// "objects: 570 objects" would say it twice.
    private static String counted(Card.Figure figure) {
        String count = PlainText.count(figure.value());
        return figure.unit().equals("percent")
                ? count + " %"
                : figure.name().toLowerCase(Locale.ROOT).endsWith(figure.unit()) ? count : count + " " + figure.unit();
    }

    private static String capital(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private void things() {
        if (card.things().isEmpty()) {
            return;
        }
        out.raw("<table class=\"things\"><caption>The largest of them</caption><thead class=\"visually-hidden\"><tr>"
                + "<th scope=\"col\">Name</th><th scope=\"col\">Bytes</th></tr></thead><tbody>");
        for (Card.Thing thing : card.things()) {
            out.raw("<tr><th scope=\"row\">");
            NameHtml.add(out, thing.name(), thing.place());
            out.raw("</th><td class=\"num\">").bytes(thing.bytes());
            if (!thing.remark().isEmpty()) {
                out.raw(" ").element("span", "what", thing.remark());
            }
            out.raw("</td></tr>");
        }
        out.raw("</tbody></table>").line();
    }
}
