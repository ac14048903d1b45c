package dev.etcdray.flamegraph.page;

import dev.etcdray.flamegraph.PlainText;
import java.util.List;

/// The largest of each kind, as tables.
final class TopTablesHtml {
    private TopTablesHtml() {
    }

    static String of(List<TopTable> tables) {
        Markup out = new Markup();
        out.open("section", "class", "card padded tops", "id", "largest", "aria-labelledby", "largest-title").line();
        out.raw("<div class=\"section-head\"><h2 id=\"largest-title\">The largest</h2></div>").line();
        for (TopTable table : tables) {
            if (!table.rows().isEmpty()) {
                add(out, table);
            }
        }
        return out.close("section").line().toString();
    }

    private static void add(Markup out, TopTable table) {
        out.raw("<div class=\"top\">").open("h3").text(table.title()).close("h3").element("p", "what", table.note());
        out.open("div", "class", "wide", "role", "group", "tabindex", "0", "aria-label", table.title());
        out.raw("<table class=\"plain\"><thead><tr><th scope=\"col\">Name</th>");
        for (TopTable.Column column : table.columns()) {
            out.raw("<th scope=\"col\" class=\"num\">").text(column.head()).raw("</th>");
        }
        out.raw("</tr></thead><tbody>");
        for (TopTable.Row row : table.rows()) {
            out.raw("<tr><th scope=\"row\">");
            NameHtml.add(out, row.name(), row.place());
            out.raw("</th>");
            for (int i = 0; i < row.values().size(); i++) {
                out.raw("<td class=\"num\">");
                if (table.columns().get(i).isBytes()) {
                    out.bytes(row.values().get(i));
                } else {
                    out.text(PlainText.count(row.values().get(i)));
                }
                out.raw("</td>");
            }
            out.raw("</tr>").line();
        }
        out.raw("</tbody></table></div></div>").line();
    }
}
