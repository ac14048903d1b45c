package dev.etcdray.report;

import dev.etcdray.etcd.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** However it is grouped and cut, the table holds what the states hold, on a file whose states other tools confirm. */
class GroupedTablesTest {
    private static final Filters PAYMENTS = new Filters(null, "payments", null);

    static Stream<List<Dimension>> groupings() {
        return Stream.of(List.of(Dimension.RESOURCE), List.of(Dimension.NAMESPACE, Dimension.RESOURCE),
                List.of(Dimension.PREFIX), List.of(Dimension.STATE), List.of(Dimension.REVISION),
                List.of(Dimension.RESOURCE, Dimension.REVISION, Dimension.STATE), List.of(Dimension.LEASE),
                List.of(Dimension.NAMESPACE, Dimension.LEASE, Dimension.REVISION), List.of(Dimension.KIND),
                List.of(Dimension.KIND, Dimension.STATE, Dimension.RESOURCE), List.of(Dimension.KEY),
                List.of(Dimension.KEY, Dimension.STATE), List.of(Dimension.BUCKET, Dimension.KEY));
    }

    @ParameterizedTest
    @MethodSource("groupings")
    void rowsAndWhatIsLeftOutAreAll(List<Dimension> by) throws IOException {
        for (int top : new int[]{0, 1, 7, 100_000}) {
            AnalyzeReport report = analyze(by, top, AnalyzeOptions.NO_FILTERS);

            assertThat(sum(table(report))).isEqualTo(Analyses.all(report.states()));
            assertThat(table(report).by()).isEqualTo(by.stream().map(Dimension::label).toList());
            assertCut(table(report), by, top);
        }
    }

    @ParameterizedTest
    @MethodSource("groupings")
    void ofAFilterAllThatItLetsThrough(List<Dimension> by) throws IOException {
        for (int top : new int[]{0, 3}) {
            AnalyzeReport report = analyze(by, top, PAYMENTS);
            StateTotals rows = report.breakdown().stream().map(Analyses::all).reduce(StateTotals.NONE,
                    StateTotals::plus);

            assertThat(rows.revisions()).isBetween(92L, 500L); // 92 objects, says the truth file.
            assertThat(sum(table(report))).isEqualTo(rows);
        }
    }

    /** Beside bucket key the other buckets have entries too, and each its own element. */
    @Test
    void bucketsHoldAllEntriesOfTheFile() throws IOException {
        AnalyzeReport report = analyze(List.of(Dimension.BUCKET, Dimension.STATE), 0, AnalyzeOptions.NO_FILTERS);

        assertThat(sum(table(report)).bytes()).isEqualTo(Analyses.part(report, "entries"));
        assertThat(table(report).rows()).extracting(row -> row.group().getFirst()).contains("key", "meta", "lease",
                "members_removed");
        assertThat(analyze(List.of(Dimension.BUCKET), 0, PAYMENTS).table()).satisfies(
                table -> assertThat(Objects.requireNonNull(table).rows()).hasSize(1));
    }

    @Test
    void bandsReadFromOldToNew() throws IOException {
        List<Long> starts = table(analyze(List.of(Dimension.REVISION), 0, AnalyzeOptions.NO_FILTERS)).rows().stream()
                .map(row -> Long.valueOf(Objects.requireNonNull(row.group().getFirst()).split("-", 2)[0])).toList();

        assertThat(starts).hasSizeGreaterThan(50).isSorted();
        assertThat(starts.getFirst()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"KEY,LEASE", "KEY,KIND", "KEY,REVISION", "KIND,LEASE", "REVISION,KIND"})
    void whatCannotGoTogetherIsRefused(String names) {
        List<Dimension> by = Stream.of(names.split(",", -1)).map(Dimension::valueOf).toList();
        assertThatThrownBy(() -> Analyses.options(0, 1, by, AnalyzeOptions.NO_FILTERS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertCut(GroupedTable table, List<Dimension> by, int top) {
        if (top > 0 && !by.equals(List.of(Dimension.KEY, Dimension.STATE))) {
            assertThat(table.rows()).hasSizeLessThanOrEqualTo(top);
        }
        if (top == 0 || top == 100_000) {
            assertThat(table.omitted()).isEqualTo(StateTotals.NONE);
            assertThat(table.omittedRows()).isZero();
        }
        if (by.getFirst() != Dimension.REVISION && !by.contains(Dimension.STATE)) {
            assertThat(table.rows()).isSortedAccordingTo((a, b) -> Long.compare(b.totals().bytes(),
                    a.totals().bytes()));
        }
    }

    private static StateTotals sum(GroupedTable table) {
        return table.rows().stream().map(GroupedTable.Row::totals).reduce(table.omitted(), StateTotals::plus);
    }

    private static GroupedTable table(AnalyzeReport report) {
        return Objects.requireNonNull(report.table());
    }

    private static AnalyzeReport analyze(List<Dimension> by, int top, Filters filters) throws IOException {
        return FileAnalyzer.analyze(Samples.db("k8s-small"), Analyses.options(top, 2, by, filters), Progress.NONE)
                .report();
    }
}
