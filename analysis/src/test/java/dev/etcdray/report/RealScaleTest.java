package dev.etcdray.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etcdray.etcd.Progress;
import dev.etcdray.finding.Evidence;
import dev.etcdray.history.HistoryOptions;
import dev.etcdray.history.HistoryReader;
import dev.etcdray.history.HistoryTotals;
import dev.etcdray.history.KeyBytes;
import dev.etcdray.history.KeyHistory;
import dev.etcdray.history.KeyRevision;
import dev.etcdray.lab.ScaleFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Files of one extreme each, written by the real bbolt; the program that wrote them kept account of what is in them. */
@Tag("servers")
class RealScaleTest {
    private static final int MILLION = 1_000_000;

    @TempDir
    private Path directory;

    @Test
    void keysOfAnyBytes() throws Exception {
        try (ScaleFile file = ScaleFile.generate("odd-keys", directory)) {
            AnalyzeReport report = check(file);
            checkEveryKey(file, report);
            for (JsonNode key : file.truth().path("keys")) {
                byte[] bytes = key.path("keyBase64").binaryValue();
                try (KeyHistory history = history(file, bytes)) {
                    assertThat(history.totals().revisions()).isEqualTo(key.path("revisions").asLong());
                    assertThat(history.totals().historyBytes()).isEqualTo(key.path("historyBytes").asLong());
                    assertThat(history.totals().live().bytes()).isEqualTo(key.path("liveBytes").asLong());
                }
            }
        }
    }

    @Test
    void leasesWithAndWithoutKeys() throws Exception {
        try (ScaleFile file = ScaleFile.generate("leases", directory)) {
            AnalyzeReport report = check(file);
            // 8 of an id as key, and behind 16 of the element a Lease: 1 + up to 10 of the id, 1 + 2 of 3600, 1 + 1 of 0.
            assertThat(Analyses.entries(report, "lease", null)).isBetween(100_000L * 32, 100_000L * (16 + 8 + 16));
            assertThat(report.findings()).filteredOn(finding -> finding.id().equals("leases")).singleElement()
                    .satisfies(finding -> assertThat(finding.evidence().figures()).extracting(Evidence.Figure::value)
                            .containsExactly(file.figure("leases"), file.figure("unattachedLeases"),
                                    file.figure("attachedKeys")));
        }
    }

    @Test
    @Tag("long")
    void aMillionRevisionsOfOneKey() throws Exception {
        try (ScaleFile file = ScaleFile.generate("one-key", directory)) {
            AnalyzeReport report = check(file);
            checkEveryKey(file, report);
            assertThat(report.breakdown()).singleElement().satisfies(row -> assertThat(row.resource())
                    .isEqualTo("leases.coordination.k8s.io"));
            byte[] key = "/registry/leases/kube-system/scheduler".getBytes(StandardCharsets.UTF_8);
            try (KeyHistory history = history(file, key)) {
                HistoryTotals totals = history.totals();
                assertThat(totals.revisions()).isEqualTo(MILLION);
                assertThat(new States(totals.live(), totals.superseded(), totals.tombstone())).isEqualTo(states(file));
                // Each thousandth is a tombstone, puts are before the first and after the last.
                assertThat(totals.generations()).isEqualTo(MILLION / 1000 + 1);
                assertThat(totals.beginningMissing()).isFalse();
                List<Long> told = new ArrayList<>();
                history.forEach(0, (KeyRevision revision) -> told.add(revision.modRevision()));
                assertThat(told).hasSize(MILLION).startsWith(2L, 3L).endsWith(file.head()).isSorted();
            }
        }
    }

    @Test
    @Tag("long")
    void aMillionKeysInTwoHundredNamespaces() throws Exception {
        try (ScaleFile file = ScaleFile.generate("many-keys", directory)) {
            AnalyzeReport report = check(file);
            assertThat(report.breakdown()).hasSize(5 * 200)
                    .allSatisfy(row -> assertThat(row.live().revisions()).isEqualTo(MILLION / 5 / 200));
            assertThat(report.breakdown()).extracting(BreakdownRow::namespace).contains("team-000", "team-199");
        }
    }

    @Test
    @Tag("long")
    void valuesOfTenMebibytes() throws Exception {
        try (ScaleFile file = ScaleFile.generate("large-values", directory)) {
            checkEveryKey(file, check(file));
        }
    }

    /** All that holds for any of them; without values and with them, at the head and at the middle revision. */
    private static AnalyzeReport check(ScaleFile file) throws IOException {
        AnalyzeReport report = analyze(file, Diagnosis.standard());
        assertThat(report.warnings()).isEmpty();
        assertThat(report.states()).isEqualTo(states(file));
        assertThat(report.objects()).isEqualTo(file.figure("liveKeys"));
        assertThat(report.etcd().revision()).isEqualTo(file.head());
        assertThat(report.etcd().leases().count()).isEqualTo(file.figure("leases"));
        assertThat(report.etcd().leases().attachedKeys()).isEqualTo(file.figure("attachedKeys"));
        checkParts(file, report);
        checkBands(file, report);
        checkTopKeys(file, report);
        assertThat(reclaim(report).freedBytes()).isEqualTo(file.freedBytes("freedAtHead"));
        assertThat(reclaim(report).curve().getLast().freedBytes()).isEqualTo(file.freedBytes("freedAtHead"));

        AnalyzeReport middle = analyze(file,
                compactingAt(file.truth().path("freedAtMiddle").path("revision").asLong()));
        assertThat(reclaim(middle).freedBytes()).isEqualTo(file.freedBytes("freedAtMiddle"));

        Diagnosis standard = Diagnosis.standard();
        AnalyzeReport anatomy = analyze(file, new Diagnosis(standard.compaction(), null, null, standard.thresholds(),
                true));
        assertThat(anatomy.states()).isEqualTo(states(file));
        List<AnatomyRow> fields = anatomy.anatomy();
        assertThat(fields).isNotNull();
        assertThat(fields).extracting(AnatomyRow::bytes).satisfies(bytes -> assertThat(
                bytes.stream().mapToLong(Long::longValue).sum()).isEqualTo(states(file).live().valueBytes()));
        return report;
    }

    private static void checkParts(ScaleFile file, AnalyzeReport report) throws IOException {
        assertThat(Analyses.sumOfParts(report)).isEqualTo(file.path().toFile().length());
        assertThat(Analyses.part(report, "unattributed")).isZero();
        assertThat(Analyses.part(report, "unreachablePages")).isZero();
        for (String state : List.of("live", "superseded", "tombstone")) {
            assertThat(Analyses.entries(report, "key", state))
                    .isEqualTo(file.truth().path(state).path("bytes").asLong());
        }
    }

    /** There is one revision under each main revision from 2 on. */
    private static void checkBands(ScaleFile file, AnalyzeReport report) {
        List<RevisionBand> bands = report.revisionBands();
        if (bands == null) {
            throw new AssertionError("a file has revision bands");
        }
        assertThat(bands.getFirst().from()).isEqualTo(2);
        assertThat(bands.getLast().to()).isEqualTo(file.head());
        StateTotals all = StateTotals.NONE;
        for (RevisionBand band : bands) {
            StateTotals sum = Analyses.plus(band.live(), band.superseded(), band.tombstone());
            assertThat(sum.revisions()).isEqualTo(band.to() - band.from() + 1);
            all = all.plus(sum);
        }
        assertThat(all).isEqualTo(Analyses.all(states(file)));
    }

    private static void checkTopKeys(ScaleFile file, AnalyzeReport report) {
        TopKeys top = report.topKeys();
        assertFigures(top.largest(), TopKey::liveBytes, file.figures("largestLiveBytes"));
        assertFigures(Objects.requireNonNull(top.mostRevisions()), TopKey::revisions, file.figures("mostRevisions"));
        assertFigures(Objects.requireNonNull(top.mostHistory()), TopKey::historyBytes,
                file.figures("mostHistoryBytes"));
    }

    private static void assertFigures(List<TopKey> keys, ToLongFunction<TopKey> figure, List<Long> expected) {
        assertThat(keys.stream().map(figure::applyAsLong)).containsExactlyElementsOf(expected);
    }

    /** Where the account names every key: the rows of the lists are those keys. */
    private static void checkEveryKey(ScaleFile file, AnalyzeReport report) throws IOException {
        assertThat(file.truth().path("keys")).isNotEmpty();
        AnalyzeOptions all = new AnalyzeOptions(100, 64, 2, AnalyzeOptions.NO_FILTERS, List.of(), List.of(), 100, false,
                null);
        List<TopKey> named = FileAnalyzer.analyze(file.path(), all, Progress.NONE).objects();
        assertThat(named).extracting(RealScaleTest::account)
                .containsExactlyInAnyOrderElementsOf(file.truth().path("keys").valueStream().toList());
        assertThat(named).containsAll(report.topKeys().largest()).containsAll(report.topKeys().mostHistory());
    }

    private static int known(@Nullable Long figure) {
        return Math.toIntExact(Objects.requireNonNull(figure));
    }

    private static JsonNode account(TopKey key) {
        return new ObjectMapper().createObjectNode().put("keyBase64", key.keyBase64()).put("state", key.state())
                .put("revisions", known(key.revisions())).put("liveBytes", (int) key.liveBytes())
                .put("historyBytes", known(key.historyBytes())).put("valueBytes", (int) key.valueBytes())
                .put("modRevision", (int) key.modRevision()).put("version", (int) key.version());
    }

    private static AnalyzeReport analyze(ScaleFile file, Diagnosis diagnosis) throws IOException {
        return FileAnalyzer.analyze(file.path(), new AnalyzeOptions(10, 64, 2, AnalyzeOptions.NO_FILTERS, List.of(),
                List.of(), 0, true, diagnosis), Progress.NONE).report();
    }

    private static Diagnosis compactingAt(long revision) {
        return new Diagnosis(new CompactionPoint.At(revision), null, null, Diagnosis.standard().thresholds(), false);
    }

    private static Reclaim reclaim(AnalyzeReport report) {
        Reclaim reclaim = report.reclaim();
        if (reclaim == null) {
            throw new AssertionError("a diagnosis of a file has a forecast");
        }
        return reclaim;
    }

    private static KeyHistory history(ScaleFile file, byte[] key) throws IOException {
        return new HistoryReader(file.path(), new HistoryOptions(KeyBytes.of(key), 2, List.of(), true), Progress.NONE)
                .ofKey();
    }

    private static States states(ScaleFile file) {
        return new States(totals(file, "live"), totals(file, "superseded"), totals(file, "tombstone"));
    }

    private static StateTotals totals(ScaleFile file, String state) {
        JsonNode totals = file.truth().path(state);
        return new StateTotals(totals.path("revisions").asLong(), totals.path("bytes").asLong(),
                totals.path("keyBytes").asLong(), totals.path("valueBytes").asLong());
    }
}
