package dev.etcdray.cli.analyze;

import dev.etcdray.cli.text.Column;
import dev.etcdray.cli.text.Section;
import dev.etcdray.cli.text.Table;
import dev.etcdray.etcd.Sizes;
import dev.etcdray.report.AnalyzeReport;
import dev.etcdray.report.BreakdownRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The breakdown by resource and by namespace. */
final class BreakdownSections {
    private static final String OUTSIDE = "(outside Kubernetes)";
    private static final String CLUSTER_SCOPED = "(cluster-scoped)";

    private BreakdownSections() {
    }

    static List<Section> of(AnalyzeReport report, int top) {
        List<Section> sections = new ArrayList<>();
        boolean kubernetes = report.breakdown().stream().anyMatch(row -> row.resource() != null);
        sections.add(section(kubernetes ? "Top resources" : "Top prefixes", kubernetes ? "RESOURCE" : "PREFIX", report,
                top, BreakdownSections::resource));
        if (kubernetes) {
            sections.add(section("Top namespaces", "NAMESPACE", report, top, BreakdownSections::namespace));
        }
        return sections;
    }

    private static String resource(BreakdownRow row) {
        return Objects.requireNonNullElseGet(row.resource(), () -> Objects.requireNonNullElse(row.prefix(), OUTSIDE));
    }

    private static String namespace(BreakdownRow row) {
        return row.resource() == null ? OUTSIDE : Objects.requireNonNullElse(row.namespace(), CLUSTER_SCOPED);
    }

    private static Section section(String heading, String nameHead, AnalyzeReport report, int top,
            Function<BreakdownRow, String> name) {
        Map<String, Totals> groups = new LinkedHashMap<>();
        report.breakdown().forEach(row -> groups.merge(name.apply(row), Totals.of(row), Totals::plus));
        List<Map.Entry<String, Totals>> sorted = groups.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Totals> e) -> -e.getValue().bytes())
                        .thenComparing(Map.Entry::getKey))
                .toList();
        Totals total = Totals.of(report.breakdown());
        boolean history = report.states().superseded() != null;
        List<List<String>> rows = new ArrayList<>();
        sorted.stream().limit(top).forEach(e -> rows.add(row(e.getKey(), e.getValue(), total, history)));
        List<String> notes = new ArrayList<>();
        if (sorted.size() > top) {
            Totals rest = sorted.stream().skip(top).map(Map.Entry::getValue).reduce(Totals.NONE, Totals::plus);
            rows.add(row("… " + (sorted.size() - top) + " more", rest, total, history));
        }
        rows.add(row("total", total, total, history));
        notes.addAll(Notes.filters(report));
        return new Section(heading, new Table(columns(nameHead, history), rows), notes);
    }

    private static List<Column> columns(String nameHead, boolean history) {
        List<Column> columns = new ArrayList<>(List.of(Column.number("SIZE"), Column.detail("BYTES"),
                Column.number("SHARE"), Column.number("OBJECTS")));
        if (history) {
            columns.addAll(List.of(Column.detail("LIVE BYTES"), Column.number("HISTORY BYTES"),
                    Column.detail("REVISIONS")));
        }
        columns.add(Column.name(nameHead));
        return columns;
    }

    private static List<String> row(String name, Totals totals, Totals all, boolean history) {
        List<String> cells = new ArrayList<>(List.of(Sizes.binary(totals.bytes()), Long.toString(totals.bytes()),
                Sizes.percent(totals.bytes(), all.bytes()), Long.toString(totals.live().revisions())));
        if (history) {
            cells.addAll(List.of(Long.toString(totals.live().bytes()), Long.toString(totals.history().bytes()),
                    Long.toString(totals.revisions())));
        }
        cells.add(name);
        return cells;
    }
}
