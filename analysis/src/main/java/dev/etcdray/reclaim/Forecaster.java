package dev.etcdray.reclaim;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Forecasts sizes after a compaction and a defragmentation. The same input gives the same forecast: seeds are fixed, and
 * how many runs are made depends on the work that the first one was, not on a clock.
 */
public final class Forecaster {
    /** In leaves, of which a run takes a million or more a second: a few seconds in all. */
    private static final long MANY_RUNS_WORK = 100_000;
    private static final long SOME_RUNS_WORK = 150_000;
    private static final long SEED = 0x0ddba11;

    private Forecaster() {
    }

    /**
     * What a compaction leads to, and the defragmentation after it.
     *
     * @param freedBytes entries that the compaction deletes, for the result
     * @param workers threads; the result is the same for any number
     * @throws IllegalArgumentException if the parts of the input contradict each other
     */
    public static Forecast forecast(ForecastInput input, long freedBytes, FileGrowth growth, int workers) {
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            List<CompletableFuture<CompactionRun.Outcome>> runs = new ArrayList<>();
            start(runs, Prediction.Draws.FEW, input, threads);
            CompletableFuture<DefragForecast> defrag = CompletableFuture
                    .supplyAsync(() -> DefragRun.run(input.keys(), input.others().withScheduled().withFinished(),
                            input.file().pageSizeBytes(), growth), threads);
            // Where nothing is deleted nothing is merged, and one run is like the other.
            Prediction.Draws draws = freedBytes == 0
                    ? Prediction.Draws.FEW
                    : draws(runs.getFirst().join().work());
            start(runs, draws, input, threads);
            return forecast(input.file(), freedBytes, runs.stream().map(CompletableFuture::join).toList(), draws,
                    defrag.join());
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static void start(List<CompletableFuture<CompactionRun.Outcome>> runs, Prediction.Draws draws,
            ForecastInput input, ExecutorService threads) {
        while (runs.size() < draws.count) {
            int number = runs.size();
            runs.add(CompletableFuture.supplyAsync(() -> run(input, number), threads));
        }
    }

    private static Forecast forecast(FileShape file, long freedBytes, List<CompactionRun.Outcome> outcomes,
            Prediction.Draws draws, DefragForecast defrag) {
        long[] highWater = outcomes.stream().mapToLong(CompactionRun.Outcome::highWaterPages).toArray();
        long[] used = outcomes.stream().mapToLong(CompactionRun.Outcome::usedPages).toArray();
        long highest = outcomes.stream().mapToLong(run -> run.highWaterPages() + run.longestRunPages()).max()
                .orElse(0);
        return new Forecast(freedBytes, inUse(file, used, draws), dbSize(file, highWater, highest, draws),
                defrag.dbSizeBytes(), defrag.inUseBytes(), defrag.fileBytes(), draws.count);
    }

    /**
     * What a defragmentation alone leads to.
     *
     * @throws IllegalArgumentException if the leaves hold entries to be freed: their sizes are not known one by one
     */
    public static DefragForecast defragmentation(ForecastInput input, FileGrowth growth) {
        KeyLeaves.Cursor cursor = input.keys().cursor();
        while (cursor.nextLeaf()) {
            while (cursor.nextItem()) {
                if (cursor.isFreed()) {
                    throw new IllegalArgumentException("a defragmentation alone frees no entries");
                }
            }
        }
        return DefragRun.run(input.keys(), input.others(), input.file().pageSizeBytes(), growth);
    }

    private static CompactionRun.Outcome run(ForecastInput input, int number) {
        return new CompactionRun(input, new SplittableRandom(SEED + number)).run();
    }

    private static Prediction.Draws draws(long work) {
        if (work <= MANY_RUNS_WORK) {
            return Prediction.Draws.MANY;
        }
        return work <= SOME_RUNS_WORK ? Prediction.Draws.SOME : Prediction.Draws.FEW;
    }

    /** A server counts the page as used that its last transaction freed. */
    private static Range inUse(FileShape file, long[] pages, Prediction.Draws draws) {
        Range range = Prediction.of(pages, draws.t, file.pageSizeBytes());
        return new Range(range.bytes(), range.low(), range.high() + file.pageSizeBytes());
    }

    /**
     * The high-water mark rises in jumps, by a node's pages where no free run is long enough for it. Where that is rare the
     * draws tell little of it, so one more jump by the largest node is allowed for.
     */
    private static Range dbSize(FileShape file, long[] pages, long highestPages, Prediction.Draws draws) {
        Range range = Prediction.of(pages, draws.t, file.pageSizeBytes());
        long today = file.highWaterPages() * file.pageSizeBytes();
        return new Range(range.bytes(), Math.max(today, range.low()),
                Math.max(range.high(), highestPages * file.pageSizeBytes()));
    }
}
