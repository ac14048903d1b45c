package dev.etcdray.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.etcdray.etcd.Progress;
import dev.etcdray.finding.Thresholds;
import dev.etcdray.lab.BoltTruth;
import dev.etcdray.lab.Etcdutl;
import dev.etcdray.reclaim.DefragForecast;
import dev.etcdray.reclaim.DirectForecast;
import dev.etcdray.reclaim.Forecast;
import dev.etcdray.reclaim.Range;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The forecast as a user gets it, against what a real etcd 3.6.16 did with the samples (samples/*.truth.json). */
class ForecastTruthTest {
    private static final int EIGHT_PAGES = 8 * 4096;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"k8s-churn, 0", "k8s-churn, 1000", "k8s-small, 0", "k8s-small, 300", "k8s-kinds, 0"})
    void whatReallyHappenedWasForecast(String sample, long back) throws IOException {
        JsonNode happened = happened(sample, back);
        Reclaim reclaim = reclaim(Samples.db(sample), new CompactionPoint.Head(back));
        assertThat(reclaim.atRevision()).isEqualTo(happened.path("compact_at").asLong());

        Reclaim.Estimate inUse = Objects.requireNonNull(reclaim.inUseAfterCompaction());
        long realInUse = happened.path("after_compact").path("dbSizeInUse").asLong();
        assertThat(realInUse).isBetween(inUse.low(), inUse.high());
        assertThat(Math.abs(inUse.bytes() - realInUse)).isLessThanOrEqualTo(Math.max(realInUse / 100, EIGHT_PAGES));
        Reclaim.Estimate dbSize = Objects.requireNonNull(reclaim.dbSizeAfterCompaction());
        assertThat(happened.path("after_compact").path("dbSize").asLong()).isBetween(dbSize.low(), dbSize.high());
        assertThat(reclaim.dbSizeAfterDefrag()).isEqualTo(happened.path("after_defrag").path("dbSize").asLong());
        assertThat(reclaim.fileBytesAfterDefrag())
                .isEqualTo(happened.path("after_defrag_file").path("bytes").asLong());
    }

    /** The pass keeps few bytes a page for the simulation; the loader of the tests reads the file in another way. */
    @ParameterizedTest
    @CsvSource({"k8s-churn, 0", "k8s-churn, 1000", "k8s-churn, 3000", "k8s-small, 0", "k8s-small, 300",
        "k8s-small, 1050", "k8s-kinds, 0", "k8s-kinds, 500", "k8s-encrypted, 0", "k8s-churn-earlier, 100"})
    void thePassGivesTheSimulationWhatIsInTheFile(String sample, long back) throws IOException {
        Reclaim reclaim = reclaim(Samples.db(sample), new CompactionPoint.Head(back));
        Forecast direct = DirectForecast.compaction(Samples.db(sample), Objects.requireNonNull(reclaim.atRevision()));
        assertThat(reclaim.freedBytes()).isEqualTo(direct.freedBytes());
        assertThat(reclaim.inUseAfterCompaction()).isEqualTo(estimate(direct.inUseAfterCompaction()));
        assertThat(reclaim.dbSizeAfterCompaction()).isEqualTo(estimate(direct.dbSizeAfterCompaction()));
        assertThat(reclaim.dbSizeAfterDefrag()).isEqualTo(direct.dbSizeAfterDefrag());
        assertThat(reclaim.fileBytesAfterDefrag()).isEqualTo(direct.fileBytesAfterDefrag());
        assertThat(reclaim.runs()).isEqualTo(direct.runs());
    }

    @Tag("servers")
    @ParameterizedTest
    @ValueSource(strings = {"k8s-small", "k8s-churn", "k8s-churn-earlier", "k8s-encrypted", "k8s-kinds"})
    void aRealDefragmentationAloneWasForecast(String sample) throws Exception {
        Reclaim reclaim = reclaim(Samples.db(sample), new CompactionPoint.Nowhere());
        DefragForecast direct = DirectForecast.defragmentation(Samples.db(sample));
        assertThat(reclaim.dbSizeAfterDefrag()).isEqualTo(direct.dbSizeBytes());

        Path db = directory.resolve("member/snap/db");
        Files.createDirectories(Objects.requireNonNull(db.getParent()));
        Files.copy(Samples.db(sample), db);
        Etcdutl.defragment(directory);
        assertThat(BoltTruth.of(db).dbSizeBytes()).isEqualTo(reclaim.dbSizeAfterDefrag());
        assertThat(Files.size(db)).isEqualTo(reclaim.fileBytesAfterDefrag());
        assertThat(reclaim.atRevision()).isNull();
        assertThat(reclaim.freedBytes()).isZero();
        assertThat(reclaim.inUseAfterCompaction()).isNull();
    }

    private static Reclaim.Estimate estimate(Range range) {
        return new Reclaim.Estimate(range.bytes(), range.low(), range.high());
    }

    private static JsonNode happened(String sample, long back) throws IOException {
        return Samples.truth(sample).path("what_really_happened").valueStream()
                .filter(one -> one.path("back").asLong() == back).findFirst().orElseThrow();
    }

    private static Reclaim reclaim(Path file, CompactionPoint point) throws IOException {
        Diagnosis diagnosis = new Diagnosis(point, null, null, Thresholds.standard(), false);
        AnalyzeOptions options = new AnalyzeOptions(10, 64, 2, AnalyzeOptions.NO_FILTERS, List.of(), List.of(), 0, true,
                diagnosis);
        return Objects.requireNonNull(FileAnalyzer.analyze(file, options, Progress.NONE).report().reclaim());
    }
}
