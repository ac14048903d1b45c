package dev.etcdray.reclaim;

import dev.etcdray.lab.Compactions;
import dev.etcdray.report.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The simulation against the real bbolt without a server around it: cheap enough for the mean of many runs. */
@Tag("servers")
class RealBboltForecastTest {
    private static final int PAGE_BYTES = 4096;
    /** The mean of the forecast's own few runs may be off by more. */
    private static final int SIMULATED_RUNS = 200;
    /** Errors of both means, several times over: one run deviates by 0.3 % of these files, or by 4 pages. */
    private static final double TOLERANCE = 0.0025;
    private static final int TOLERANCE_PAGES = 3;

    @TempDir
    private Path directory;

    @Test
    void ofASmallFileTheMeanOfAHundredRunsIsForecast() throws Exception {
        compare("k8s-small", Samples.db("k8s-small"), 100);
    }

    @Test
    void ofABusyClusterTheMeanOfThirtyRunsIsForecast() throws Exception {
        compare("k8s-churn", Samples.db("k8s-churn"), 30);
    }

    @Test
    void ofAGeneratedFileTheMeanOfSixtyRunsIsForecast() throws Exception {
        compare("generated", Compactions.generate(directory.resolve("generated.db"), 60L << 20), 60);
    }

    private static void compare(String name, Path file, int runs) throws Exception {
        Compactions real = Compactions.of(file, runs);
        Forecast forecast;
        double simulated;
        try (FileLoader loader = FileLoader.open(file)) {
            loader.input(FileLoader.NEVER, true);
            ForecastInput input = loader.input(loader.head(), true);
            forecast = Forecaster.forecast(input, loader.freedBytes(), FileGrowth.AHEAD, 2);
            simulated = LongStream.range(0, SIMULATED_RUNS).parallel()
                    .map(seed -> new CompactionRun(input, new SplittableRandom(seed)).run().usedPages()).average()
                    .orElseThrow();
        }
        double mean = real.usedPages().stream().mapToLong(Long::longValue).average().orElseThrow();
        double forecastError = (double) forecast.inUseAfterCompaction().bytes() / PAGE_BYTES - mean;
        double error = simulated - mean;
        System.out.printf(Locale.ROOT,
                "forecast of bbolt, %s, %d runs: in use %s, mean of real %.1f pages (error %+.2f %%, %+.1f pages; of "
                        + "the simulation %+.2f %%, %+.1f pages); "
                        + "db size %s, mean of real %.0f%n",
                name, runs, forecast.inUseAfterCompaction(), mean, 100 * forecastError / mean, forecastError,
                100 * error / mean, error,
                forecast.dbSizeAfterCompaction(), PAGE_BYTES
                        * real.highWaterPages().stream().mapToLong(Long::longValue).average().orElseThrow());
        assertThat(Math.abs(error)).isLessThanOrEqualTo(Math.max(TOLERANCE * mean, TOLERANCE_PAGES));
        assertThat(Math.abs(forecastError)).isLessThanOrEqualTo(Math.max(0.01 * mean, 8));
        assertFew(real.usedPages(), forecast.inUseAfterCompaction());
        assertFew(real.highWaterPages(), forecast.dbSizeAfterCompaction());
    }

    private static void assertFew(List<Long> pages, Range range) {
        assertThat(Compactions.outside(pages, PAGE_BYTES, range.low(), range.high())).as("%s pages, %s", pages, range)
                .isLessThanOrEqualTo(Compactions.outliers(pages.size()));
    }
}
