package dev.etcdray.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.etcdray.etcd.EtcdFacts;
import dev.etcdray.etcd.LiveKey;
import dev.etcdray.etcd.Progress;
import dev.etcdray.finding.Findings;
import dev.etcdray.finding.Severity;
import dev.etcdray.finding.Threshold;
import dev.etcdray.finding.Thresholds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A range of a real cluster's live keys says of them what its file says, and of all else that it is not known. */
class RangeAnalyzerTest {
    static final List<String> NAMES = Samples.NAMES;

    @ParameterizedTest
    @FieldSource("NAMES")
    void whatBothSeeIsTheSame(String name) throws IOException {
        AnalyzeOptions options = Ranges.options(50, List.of(), true);
        AnalyzeReport file = FileAnalyzer
                .analyze(Samples.db(name), options, Progress.NONE).report();
        AnalyzeReport range = Ranges.analyze(Ranges.live(Samples.db(name)), file.etcd().revision(), Ranges.UNKNOWN,
                options).report();

        Ranges.assertSame(range, file);
        assertThat(Answer.of(range)).isNotNull();
        assertThat(range.breakdown()).isNotEmpty();
    }

    static Stream<List<Dimension>> groupings() {
        return Stream.of(List.of(Dimension.STATE), List.of(Dimension.KIND, Dimension.RESOURCE, Dimension.STATE),
                List.of(Dimension.LEASE, Dimension.NAMESPACE, Dimension.STATE), List.of(Dimension.PREFIX,
                        Dimension.BUCKET, Dimension.STATE),
                List.of(Dimension.KEY, Dimension.STATE));
    }

    @ParameterizedTest
    @MethodSource("groupings")
    void everyGroupingHasTheLiveRowsOfTheFile(List<Dimension> by) throws IOException {
        AnalyzeOptions options = Ranges.options(0, by, false);
        AnalyzeReport file = FileAnalyzer
                .analyze(Samples.db("k8s-churn"), options, Progress.NONE).report();
        AnalyzeReport range = Ranges.analyze(Ranges.live(Samples.db("k8s-churn")), file.etcd().revision(),
                Ranges.UNKNOWN, options).report();

        assertThat(Ranges.liveRows(range)).isEqualTo(Ranges.liveRows(file)).isNotEmpty();
        assertThat(Objects.requireNonNull(range.table()).rows()).hasSameSizeAs(Ranges.liveRows(range).keySet());
    }

    @Test
    void byRevisionShowsWhenWhatIsLiveWasWritten() throws IOException {
        List<LiveKey> keys = List.of(key("/x/a", 10, 1), key("/x/b", 11, 2), key("/x/c", 30, 4));
        AnalyzeOptions options = new AnalyzeOptions(0, 3, 1, AnalyzeOptions.NO_FILTERS, List.of(),
                List.of(Dimension.REVISION), 0, true, Diagnosis.standard());
        GroupedTable table = Objects.requireNonNull(
                Ranges.analyze(keys, 99, Ranges.UNKNOWN, options).report().table());
        // 21 revisions in three ranges of seven.
        assertThat(table.rows()).extracting(row -> row.group().getFirst() + " " + row.totals().revisions())
                .containsExactly("10-16 2", "24-30 1");
    }

    @Test
    void whatARangeCannotTellIsNull() throws IOException {
        JsonNode answer = Answer.of(Ranges.analyze(List.of(key("/registry/pods/a/b", 7, 5)), 9, Ranges.UNKNOWN,
                Ranges.options(10, List.of(), false)).report());

        for (String path : List.of("/file", "/reclaim", "/revisionBands", "/quota", "/states/superseded",
                "/states/tombstone", "/breakdown/0/superseded", "/breakdown/0/tombstone", "/etcd/compactRevision",
                "/etcd/compaction", "/etcd/storageVersion", "/etcd/clusterVersion", "/etcd/leases/count",
                "/etcd/members", "/etcd/alarms", "/topKeys/mostRevisions", "/topKeys/mostHistory",
                "/topKeys/largest/0/revisions", "/topKeys/largest/0/bytes", "/topKeys/largest/0/historyBytes",
                "/topKeys/largest/0/supersededBytes", "/topKeys/largest/0/tombstoneBytes",
                "/topKeys/largest/0/share/revisions", "/topKeys/largest/0/share/historyBytes", "/source/path",
                "/source/member", "/source/ranges", "/source/fileBytes", "/source/pageSize",
                "/source/highWaterPages", "/source/txid", "/source/trailer")) {
            assertThat(answer.at(path).isNull()).as(path).isTrue();
        }
        assertThat(answer.at("/source/kind").asText()).isEqualTo("range");
        assertThat(answer.at("/source/endpoint").asText()).isEqualTo("127.0.0.1:2379");
        assertThat(answer.at("/source/memberId").asText()).isEqualTo("9372538179322589801");
        assertThat(answer.at("/etcd/revision").asLong()).isEqualTo(9);
        assertThat(answer.at("/topKeys/largest/0/modRevision").asLong()).isEqualTo(7);
    }

    @Test
    void anEtcdWithoutKeysIsARangeToo() throws IOException {
        AnalyzeReport report = Ranges.analyze(List.of(), 1, Ranges.UNKNOWN, Ranges.options(10, List.of(), true))
                .report();
        assertThat(Answer.of(report).at("/objects").asLong()).isZero();
        assertThat(report.states().live()).isEqualTo(StateTotals.NONE);
    }

    @Test
    void whatTheMemberTellsStandsInTheReport() throws IOException {
        LiveMember member = LiveMember.of(Ranges.MEMBER_ID, "m2", "3.6.16", false, false, 100L, 60L, 12);
        RangeSource source = new RangeSource(Ranges.ENDPOINT, Ranges.MEMBER_ID, member,
                List.of(new EtcdFacts.Member(Ranges.MEMBER_ID, "m2")), List.of(new EtcdFacts.Alarm(1, "NOSPACE")),
                "3.6.0", "3.6", List.of(KeyRange.of(bytes("/registry/"), bytes("/registry0"))));
        AnalyzeOptions options = new AnalyzeOptions(10, 64, 1, AnalyzeOptions.NO_FILTERS, List.of(), List.of(), 0,
                true, Diagnosis.standard().withServer(null, 100L));
        AnalyzeReport report = Ranges.analyze(List.of(key("/registry/pods/a/b", 7, 5)), 9, source, options).report();
        JsonNode answer = Answer.of(report);

        assertThat(answer.at("/source/member").toString()).isEqualTo("{\"id\":\"9372538179322589801\",\"idHex\":"
                + "\"8211f1d0f64f3269\",\"name\":\"m2\",\"version\":\"3.6.16\",\"leader\":false,\"learner\":false,"
                + "\"dbSizeBytes\":100,\"inUseBytes\":60,\"revision\":12}");
        assertThat(answer.at("/source/ranges/0").toString()).isEqualTo("{\"from\":\"/registry/\",\"fromBase64\":"
                + "\"L3JlZ2lzdHJ5Lw==\",\"to\":\"/registry0\",\"toBase64\":\"L3JlZ2lzdHJ5MA==\"}");
        assertThat(answer.at("/etcd/members/0/name").asText()).isEqualTo("m2");
        assertThat(answer.at("/quota").toString()).isEqualTo("{\"bytes\":100,\"source\":\"server\"}");
        // Full, and an alarm: known without a file.
        assertThat(report.findings()).extracting(finding -> finding.id() + " " + finding.severity())
                .containsExactlyInAnyOrder("quota-headroom " + Severity.CRITICAL, "alarms " + Severity.CRITICAL);
        assertThat(report.warnings()).containsExactly(new Warning("rangeCoverage", "member m2 (127.0.0.1:2379): a paged"
                + " range at revision 9 shows live keys from /registry/* alone and cannot show history, pages and a"
                + " forecast; a user with the root role sees them through a snapshot"));
    }

    @Test
    void rulesOfHistoryAndPagesDoNotRunAndSayWhy() throws IOException {
        AnalyzeReport report = Ranges.analyze(List.of(), 9, Ranges.UNKNOWN, Ranges.options(10, List.of(), true))
                .report();
        Map<String, List<String>> reasons = report.rulesNotRun().stream().collect(Collectors
                .groupingBy(Findings.NotRun::reason, Collectors.mapping(Findings.NotRun::id, Collectors.toList())));
        assertThat(reasons).isEqualTo(Map.of("a paged range does not show history",
                List.of("compaction-lag", "churn-prefix", "churn-key", "uneven-key"),
                "a paged range does not show pages", List.of("free-pages", "slack"),
                "a paged range does not show leases", List.of("leases"), "the member does not tell its alarms",
                List.of("alarms"), "the member does not tell its db size", List.of("quota-headroom")));
    }

    @Test
    void rulesOverLiveObjectsFindWhatTheyFindInTheFile() throws IOException {
        // Limits at nothing: what a finding is worth is a share of the file, which a range does not know.
        Map<Threshold, Long> none = new EnumMap<>(Threshold.class);
        Stream.of(Threshold.values()).filter(limit -> limit != Threshold.LEASES)
                .forEach(limit -> none.put(limit, 0L));
        AnalyzeOptions options = new AnalyzeOptions(10, 64, 2, AnalyzeOptions.NO_FILTERS, List.of(), List.of(), 0,
                true, new Diagnosis(new CompactionPoint.Head(0), null, null, new Thresholds(none), true));
        AnalyzeReport file = FileAnalyzer.analyze(Samples.db("k8s-churn"), options, Progress.NONE)
                .report();
        AnalyzeReport range = Ranges.analyze(Ranges.live(Samples.db("k8s-churn")), file.etcd().revision(),
                Ranges.UNKNOWN, options).report();
        List<String> notRun = new ArrayList<>(Ranges.ids(range.rulesNotRun(), Findings.NotRun::id));
        notRun.add("accumulation-point"); // Follows all bytes, of which a range sees the live ones.
        notRun.add("unknown-prefixes"); // Likewise.

        assertThat(found(range, notRun)).isEqualTo(found(file, notRun)).hasSizeGreaterThan(5);
    }

    private static List<String> found(AnalyzeReport report, List<String> without) {
        return report.findings().stream().filter(finding -> !without.contains(finding.id()))
                .map(finding -> finding.id() + " " + finding.bytes() + " " + finding.savings() + " "
                        + finding.evidence().keys())
                .sorted().toList();
    }

    @Test
    void filtersNarrowTheTablesOfARange() throws IOException {
        AnalyzeOptions options = new AnalyzeOptions(10, 64, 2, new Filters("/registry/p", "a", "pods"), List.of(),
                List.of(), 10, true, Diagnosis.standard());
        Analysis analysis = Ranges.analyze(List.of(key("/registry/pods/a/x", 3, 5), key("/registry/pods/b/x", 4, 6),
                key("/registry/secrets/a/x", 5, 7)), 9, Ranges.UNKNOWN, options);
        assertThat(analysis.report().objects()).isEqualTo(3);
        assertThat(analysis.report().breakdown()).singleElement()
                .satisfies(row -> assertThat(row.live().valueBytes()).isEqualTo(5));
        assertThat(analysis.objects()).extracting(TopKey::key).containsExactly("/registry/pods/a/x");
    }

    @Test
    void rangesReadAsRolesAreWritten() {
        assertThat(KeyRange.of(bytes("/a/"), bytes("/a0")).text()).isEqualTo("/a/*");
        assertThat(KeyRange.of(bytes("k"), bytes("k\0")).text()).isEqualTo("k");
        assertThat(KeyRange.of(bytes("a"), bytes("c")).text()).isEqualTo("a to before c");
        assertThat(KeyRange.of(bytes("a"), null).text()).isEqualTo("a and all behind it");
        assertThat(KeyRange.of(new byte[]{'a', -1}, bytes("b")).text()).isEqualTo("a\\xff*");
    }

    private static LiveKey key(String key, long modRevision, int valueBytes) {
        return new LiveKey(bytes(key), modRevision, modRevision, 1, new byte[valueBytes], 0);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
