package dev.etcdray.cli.page;

import dev.etcdray.flamegraph.page.Link;
import dev.etcdray.flamegraph.page.TopTable;
import dev.etcdray.report.Analysis;
import dev.etcdray.report.AnalyzeReport;
import dev.etcdray.report.BreakdownRow;
import dev.etcdray.report.TopKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The largest resources, namespaces and keys, by name and size alone. */
final class TopLists {
    private static final int MOST_ROWS = 12;

    private TopLists() {
    }

    /** What is added up for a name. */
    private static final class Sum {
        private long live;
        private long history;
        private long objects;
        private boolean kubernetes = true;

        private void add(BreakdownRow row) {
            live += row.live().bytes();
            history += row.historyBytes();
            objects += row.live().revisions();
            kubernetes &= row.resource() != null;
        }

        private long all() {
            return live + history;
        }
    }

    static List<TopTable> of(Analysis analysis, Places places) {
        AnalyzeReport report = analysis.report();
        List<TopTable> tables = new ArrayList<>();
        tables.add(sums(report, "Resources", Headlines::name, (name, sum) -> sum.kubernetes
                ? Places.ofResource(name, null)
                : Places.ofPrefix(name)));
        tables.add(sums(report, "Namespaces", TopLists::namespace, (name, sum) -> Places.ofNamespace(name)));
        tables.add(keys("Keys, by their live revision", "Exact. Names only: no value is in this page.",
                report.topKeys().largest(), TopKey::liveBytes, places));
        List<TopKey> history = report.topKeys().mostHistory();
        if (history != null) {
            tables.add(keys("Keys, by their history",
                    "Superseded revisions and delete markers of one key; compaction frees them. Exact.", history,
                    key -> key.historyBytes() == null ? 0 : key.historyBytes(), places));
        }
        return tables;
    }

    /** As the page calls what is in none. */
    private static String namespace(BreakdownRow row) {
        String namespace = row.namespace();
        return namespace == null ? "(no namespace)" : namespace;
    }

    /** Where a sum is in the flame graph. */
    private interface Locator {
        @Nullable
        Link of(String name, Sum sum);
    }

    private static TopTable sums(AnalyzeReport report, String title, Function<BreakdownRow, String> name,
            Locator places) {
        Map<String, Sum> sums = new LinkedHashMap<>();
        report.breakdown().forEach(row -> sums.computeIfAbsent(name.apply(row), key -> new Sum()).add(row));
        boolean seesHistory = report.states().superseded() != null;
        List<TopTable.Column> columns = seesHistory
                ? List.of(new TopTable.Column("All revisions", true), new TopTable.Column("Live", true),
                        new TopTable.Column("History", true), new TopTable.Column("Objects", false))
                : List.of(new TopTable.Column("Live", true), new TopTable.Column("Objects", false));
        List<TopTable.Row> rows = sums.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Sum> entry) -> -entry.getValue().all())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_ROWS)
                .map(entry -> new TopTable.Row(entry.getKey(), places.of(entry.getKey(), entry.getValue()),
                        seesHistory
                                ? values(entry.getValue())
                                : List.of(entry.getValue().live, entry.getValue().objects)))
                .toList();
        return new TopTable(title, sums.size() > MOST_ROWS
                ? "The largest " + MOST_ROWS + " of " + sums.size() + "; all are in the flame graph. Exact."
                : "All of them. Exact.", columns, rows);
    }

    private static List<Long> values(Sum sum) {
        return List.of(sum.all(), sum.live, sum.history, sum.objects);
    }

    private static TopTable keys(String title, String note, List<TopKey> keys, ToLongFunction<TopKey> bytes,
            Places places) {
        return new TopTable(title, note, List.of(new TopTable.Column("Bytes", true)), keys.stream()
                .map(key -> new TopTable.Row(key.key(), places.ofKey(key), List.of(bytes.applyAsLong(key)))).toList());
    }
}
