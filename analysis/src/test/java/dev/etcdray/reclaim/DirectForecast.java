package dev.etcdray.reclaim;

import java.io.IOException;
import java.nio.file.Path;

/** Forecasts for tests elsewhere, from a file that {@link FileLoader} read: nothing of the pass is in it. */
public final class DirectForecast {
    private DirectForecast() {
    }

    /** Of a compaction at a revision, in an etcd of now, and the defragmentation after it. */
    public static Forecast compaction(Path file, long revision) throws IOException {
        try (FileLoader loader = FileLoader.open(file)) {
            ForecastInput input = loader.input(revision, true);
            return Forecaster.forecast(input, loader.freedBytes(), FileGrowth.AHEAD, 2);
        }
    }

    /** Of a defragmentation alone. */
    public static DefragForecast defragmentation(Path file) throws IOException {
        try (FileLoader loader = FileLoader.open(file)) {
            return Forecaster.defragmentation(loader.input(FileLoader.NEVER, true), FileGrowth.AHEAD);
        }
    }
}
