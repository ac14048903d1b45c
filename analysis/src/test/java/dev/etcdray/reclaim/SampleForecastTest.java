package dev.etcdray.reclaim;

import com.fasterxml.jackson.databind.JsonNode;
import dev.etcdray.report.Samples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Against what a real etcd 3.6.16 did with copies of the samples, once each (samples/*.truth.json). */
class SampleForecastTest {
    @ParameterizedTest
    @CsvSource({"k8s-churn, 0", "k8s-churn, 1000", "k8s-small, 0", "k8s-small, 300"})
    void whatReallyHappenedWasForecast(String sample, long back) throws Exception {
        JsonNode happened = happened(sample, back);
        long revision = happened.path("compact_at").asLong();
        try (FileLoader file = FileLoader.open(Samples.db(sample))) {
            ForecastInput input = file.input(revision, true);
            Forecast forecast = Forecaster.forecast(input, file.freedBytes(), FileGrowth.AHEAD, 2);

            JsonNode compacted = happened.path("after_compact");
            long inUse = compacted.path("dbSizeInUse").asLong();
            long dbSize = compacted.path("dbSize").asLong();
            System.out.printf("forecast of %s, head - %d: in use %d in %s (%+.2f %%), db size %d in %s%n", sample, back,
                    inUse, forecast.inUseAfterCompaction(),
                    100.0 * (forecast.inUseAfterCompaction().bytes() - inUse) / inUse, dbSize,
                    forecast.dbSizeAfterCompaction());
            assertThat(inUse).isBetween(forecast.inUseAfterCompaction().low(), forecast.inUseAfterCompaction().high());
            assertThat((double) Math.abs(forecast.inUseAfterCompaction().bytes() - inUse))
                    .isLessThanOrEqualTo(Math.max(0.01 * inUse, 8 * 4096));
            assertThat(dbSize).isBetween(forecast.dbSizeAfterCompaction().low(),
                    forecast.dbSizeAfterCompaction().high());

            JsonNode defragmented = happened.path("after_defrag");
            assertThat(forecast.dbSizeAfterDefrag()).isEqualTo(defragmented.path("dbSize").asLong());
            assertThat(forecast.inUseAfterDefrag()).isEqualTo(defragmented.path("dbSizeInUse").asLong());
            assertThat(forecast.fileBytesAfterDefrag())
                    .isEqualTo(happened.path("after_defrag_file").path("bytes").asLong());
        }
    }

    private static JsonNode happened(String sample, long back) throws Exception {
        return Samples.truth(sample).path("what_really_happened").valueStream()
                .filter(one -> one.path("back").asLong() == back).findFirst().orElseThrow();
    }
}
