package dev.etcdray.cli.analyze;

import dev.etcdray.cli.source.SourceTitle;
import dev.etcdray.cli.text.Column;
import dev.etcdray.cli.text.Section;
import dev.etcdray.cli.text.Table;
import dev.etcdray.etcd.Sizes;
import dev.etcdray.report.AnalyzeReport;
import dev.etcdray.report.GroupedTable;
import dev.etcdray.report.StateTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The one table of {@code --by}. */
final class GroupedSection {

    private GroupedSection() {
    }

    static Section of(GroupedTable table, AnalyzeReport report) {
        List<Column> columns = new ArrayList<>(List.of(Column.number("SIZE"), Column.number("BYTES"),
                Column.number("SHARE"), Column.number("REVISIONS"), Column.detail("KEY BYTES"),
                Column.detail("VALUE BYTES")));
        table.by().forEach(by -> columns.add(column(by)));
        StateTotals total = table.rows().stream().map(GroupedTable.Row::totals).reduce(table.omitted(),
                StateTotals::plus);
        List<List<String>> rows = new ArrayList<>();
        table.rows().forEach(row -> rows.add(row(row.totals(), total, GroupNames.of(table.by(), row.group()))));
        if (table.omittedRows() > 0) {
            rows.add(row(table.omitted(), total, filled("… " + table.omittedRows() + " more", table.by().size())));
        }
        rows.add(row(total, total, filled("total", table.by().size())));
        return new Section(
                SourceTitle.of(report.source(), report.etcd().revision()) + ": bytes of entries by "
                        + String.join(", ", table.by()),
                new Table(columns, rows), Notes.filters(report));
    }

    private static Column column(String by) {
        String head = by.toUpperCase(Locale.ROOT);
        return switch (by) {
            case "key", "prefix", "resource", "namespace" -> Column.name(head);
            default -> Column.text(head);
        };
    }

    private static List<String> filled(String first, int width) {
        List<String> names = new ArrayList<>(List.of(first));
        while (names.size() < width) {
            names.add("");
        }
        return names;
    }

    private static List<String> row(StateTotals totals, StateTotals all, List<String> names) {
        List<String> cells = new ArrayList<>(List.of(Sizes.binary(totals.bytes()), Long.toString(totals.bytes()),
                Sizes.percent(totals.bytes(), all.bytes()), Long.toString(totals.revisions()),
                Long.toString(totals.keyBytes()), Long.toString(totals.valueBytes())));
        cells.addAll(names);
        return cells;
    }
}
