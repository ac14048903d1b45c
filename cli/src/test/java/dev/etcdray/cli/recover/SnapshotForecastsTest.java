package dev.etcdray.cli.recover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etcdray.cli.terminal.Console;
import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.MemberState;
import dev.etcdray.recover.plan.SnapshotForecast;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Against what a real etcd 3.6 did with a copy of the same file (samples/*.truth.json: what_really_happened). */
class SnapshotForecastsTest {
    private static final Path SAMPLES = Path.of(System.getProperty("etcdray.root")).resolve("samples");
    private static final long MEBIBYTE = 1 << 20;

    @ParameterizedTest
    @CsvSource({"k8s-small,0", "k8s-small,300", "k8s-kinds,0", "k8s-kinds,100"})
    void sizesAreThoseOfARealEtcd(String sample, long keepRevisions) throws IOException {
        SnapshotForecast forecast = forecast(sample, 8 * MEBIBYTE, keepRevisions);
        JsonNode really = really(sample, keepRevisions);
        assertThat(forecast.dbSizeAfterCompactionAndDefrag()).isEqualTo(really.at("/after_defrag/dbSize").asLong());
        SnapshotForecast.Estimate inUse = Objects.requireNonNull(forecast.inUseAfterCompaction());
        assertThat(really.at("/after_compact/dbSizeInUse").asLong()).isBetween(inUse.low(), inUse.high());
        SnapshotForecast.Estimate size = Objects.requireNonNull(forecast.dbSizeAfterCompaction());
        assertThat(really.at("/after_compact/dbSize").asLong()).isBetween(size.low(), size.high());
    }

    /** Never compacted and hardly a free page: without a compaction nearly all of it stays. */
    @Test
    void withoutACompactionHistoryStays() throws IOException {
        SnapshotForecast forecast = forecast("k8s-small", 8 * MEBIBYTE, 0);
        long inUse = really("k8s-small", 0).at("/before/dbSizeInUse").asLong();
        assertThat(Objects.requireNonNull(forecast.dbSizeAfterDefrag()))
                .isGreaterThan(Objects.requireNonNull(forecast.dbSizeAfterCompactionAndDefrag())).isLessThan(inUse)
                .isGreaterThan(inUse / 2);
    }

    /** 1054 revisions: none is left to compact if 2000 stay. */
    @Test
    void whereNothingIsLeftToCompactNothingIsForecastOfIt() throws IOException {
        SnapshotForecast forecast = forecast("k8s-small", 8 * MEBIBYTE, 2000);
        assertThat(forecast.dbSizeAfterCompactionAndDefrag()).isNull();
        assertThat(forecast.inUseAfterCompaction()).isNull();
        assertThat(forecast.dbSizeAfterDefrag()).isNotNull();
        assertThat(forecast.whyItFilled()).isNotEmpty();
    }

    /** A quota of a third of the file: that it is full is known, and is no cause of it. */
    @Test
    void whyItFilledNamesCausesAlone() throws IOException {
        SnapshotForecast forecast = forecast("k8s-small", MEBIBYTE, 0);
        assertThat(forecast.whyItFilled().getFirst()).matches(
                "history, which compaction can free, takes [0-9.]+ [KM]iB \\([0-9.]+%\\), and live objects take .*");
        assertThat(forecast.whyItFilled()).noneMatch(sentence -> sentence.contains("quota"))
                .anyMatch(sentence -> sentence.matches("[a-z.]+: [0-9.]+ [KM]iB, history is [0-9.]+ [KM]?i?B.* of it"));
    }

    private static SnapshotForecast forecast(String sample, long quotaBytes, long keepRevisions) throws IOException {
        MemberState server = new MemberState(new MemberId(1), "3.6.16", 1, 1,
                new MemberState.Limit(quotaBytes, "status"), null, 1, 1, 1, 1, null);
        Console console = Console.of(new ByteArrayOutputStream(), new ByteArrayOutputStream());
        return new SnapshotForecasts(console, SAMPLES.resolve(sample + ".db"), server).of(keepRevisions);
    }

    private static JsonNode really(String sample, long back) throws IOException {
        return new ObjectMapper().readTree(SAMPLES.resolve(sample + ".truth.json").toFile())
                .path("what_really_happened").valueStream().filter(one -> one.path("back").asLong() == back)
                .findFirst().orElseThrow();
    }
}
