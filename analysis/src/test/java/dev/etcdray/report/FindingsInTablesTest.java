package dev.etcdray.report;

import dev.etcdray.etcd.Progress;
import dev.etcdray.finding.Evidence;
import dev.etcdray.finding.Finding;
import dev.etcdray.finding.Severity;
import dev.etcdray.finding.Thresholds;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever doubts a finding finds its figures again in the tables of the same report. */
class FindingsInTablesTest {
    /** The largest keys, as many as the list below needs. */
    private static final int TOP = 100;
    private static final long QUOTA = 10 << 20;
    @SuppressWarnings("NullAway.Init") // Set before all.
    private static AnalyzeReport report;

    @BeforeAll
    static void analyze() throws IOException {
        Diagnosis diagnosis = new Diagnosis(new CompactionPoint.Head(0), null, Quota.option(QUOTA),
                Thresholds.standard(), true);
        report = FileAnalyzer.analyze(Samples.db("k8s-churn"), new AnalyzeOptions(TOP, 64, 2,
                AnalyzeOptions.NO_FILTERS, List.of(), List.of(), 0, true, diagnosis), Progress.NONE).report();
    }

    @Test
    void theChurnOfASmallClusterIsFoundAndNothingElse() {
        assertThat(report.findings().stream().collect(Collectors.groupingBy(Finding::id, Collectors.counting())))
                .isEqualTo(Map.of("quota-headroom", 1L, "free-pages", 1L, "events", 1L, "managed-fields", 1L,
                        "churn-prefix", 4L, "large-configmaps-secrets", 1L, "policy-reports", 1L, "old-replicasets",
                        1L));
        assertThat(report.rulesNotRun()).isEmpty();
    }

    @Test
    void pagesAndQuotaAreThoseOfTheFileParts() {
        Finding free = only("free-pages");
        assertThat(free.bytes()).isEqualTo(Analyses.part(report, "freePages"));
        assertThat(figure(free, "db size")).isEqualTo(Analyses.file(report).dbSizeBytes());
        Finding quota = only("quota-headroom");
        Reclaim reclaim = Objects.requireNonNull(report.reclaim());
        long after = Objects.requireNonNull(reclaim.dbSizeAfterDefrag());
        assertThat(quota.bytes()).isEqualTo(Analyses.file(report).dbSizeBytes());
        assertThat(quota.savings().reusable()).isEqualTo(reclaim.freedBytes());
        assertThat(quota.savings().returned()).isEqualTo(quota.bytes() - after);
        assertThat(figure(quota, "quota")).isEqualTo(QUOTA);
        assertThat(quota.severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void historyIsThatOfTheRowsOfItsResource() {
        for (Finding finding : all("churn-prefix")) {
            // Named in the sentence: "Old versions of pods take ..."
            String resource = finding.sentence().replaceFirst("Old versions of ([^ ,]+).*", "$1");
            Predicate<BreakdownRow> rows = row -> resource.equals(row.resource());
            assertThat(finding.bytes()).as(resource).isEqualTo(sum(rows, BreakdownRow::historyBytes)).isPositive();
            assertThat(finding.savings().reusable()).isEqualTo(finding.bytes());
            assertThat(figure(finding, "live objects")).isEqualTo(sum(rows, row -> row.live().revisions()));
            assertThat(figure(finding, "live")).isEqualTo(sum(rows, row -> row.live().bytes()));
            assertThat(figure(finding, "old revisions")).isEqualTo(sum(rows, row -> Analyses.all(row).revisions()
                    - row.live().revisions()));
        }
    }

    @Test
    void objectsAreThoseOfTheRowsOfTheirResource() {
        Predicate<BreakdownRow> events = row -> "events".equals(row.resource());
        assertThat(only("events").bytes()).isEqualTo(sum(events, row -> row.live().bytes()));
        assertThat(figure(only("events"), "Events")).isEqualTo(sum(events, row -> row.live().revisions()));
        assertThat(figure(only("events"), "live objects")).isEqualTo(report.states().live().bytes());
        Predicate<BreakdownRow> reports = row -> "wgpolicyk8s.io".equals(row.group());
        assertThat(only("policy-reports").bytes()).isEqualTo(sum(reports, row -> row.live().bytes()));
        assertThat(figure(only("policy-reports"), "their history"))
                .isEqualTo(sum(reports, BreakdownRow::historyBytes));
        assertThat(figure(only("policy-reports"), "reports")).isEqualTo(sum(reports, row -> row.live().revisions()));
    }

    @Test
    void largeObjectsAreInTheListOfTheLargestKeys() {
        List<TopKey> large = report.topKeys().largest().stream().filter(key -> key.valueBytes() >= 100 << 10)
                .filter(key -> "configmaps".equals(key.resource()) || "secrets".equals(key.resource())).toList();
        Finding finding = only("large-configmaps-secrets");
        assertThat(report.topKeys().largest().getLast().valueBytes()).as("the list is long enough")
                .isLessThan(100 << 10);
        assertThat(finding.bytes()).isEqualTo(large.stream().mapToLong(TopKey::liveBytes).sum());
        assertThat(figure(finding, "objects")).isEqualTo(large.size());
        assertThat(finding.evidence().keys()).extracting(Evidence.Key::key)
                .containsExactlyElementsOf(large.stream().limit(5).map(TopKey::key).toList());
    }

    @Test
    void fieldsAreThoseOfTheAnatomy() {
        LongStream rows = Objects.requireNonNull(report.anatomy()).stream()
                .filter(row -> row.field().startsWith("metadata.managedFields")).mapToLong(AnatomyRow::bytes);
        Finding finding = only("managed-fields");
        assertThat(finding.bytes()).isEqualTo(rows.sum());
        assertThat(figure(finding, "values of live objects")).isEqualTo(report.states().live().valueBytes());
    }

    /** Which of them a Deployment keeps stands in no table; they are some of those there are. */
    @Test
    void replicaSetsAreSomeOfTheirResource() {
        Predicate<BreakdownRow> rows = row -> "replicasets.apps".equals(row.resource());
        Finding finding = only("old-replicasets");
        assertThat(finding.bytes()).isBetween(1L, sum(rows, row -> row.live().bytes()));
        assertThat(figure(finding, "ReplicaSets")).isBetween(1L, sum(rows, row -> row.live().revisions()));
    }

    private static List<Finding> all(String id) {
        return report.findings().stream().filter(finding -> finding.id().equals(id)).toList();
    }

    private static Finding only(String id) {
        assertThat(all(id)).hasSize(1);
        return all(id).getFirst();
    }

    private static long figure(Finding finding, String name) {
        return finding.evidence().figures().stream().filter(figure -> figure.name().equals(name))
                .mapToLong(Evidence.Figure::value).findFirst().orElseThrow();
    }

    private static long sum(Predicate<BreakdownRow> rows, ToLongFunction<BreakdownRow> figure) {
        return report.breakdown().stream().filter(rows).mapToLong(figure).sum();
    }
}
