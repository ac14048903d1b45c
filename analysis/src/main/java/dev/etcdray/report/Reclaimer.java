package dev.etcdray.report;

import dev.etcdray.breakdown.Compacted;
import dev.etcdray.etcd.StorageLayout;
import dev.etcdray.reclaim.DefragForecast;
import dev.etcdray.reclaim.FileGrowth;
import dev.etcdray.reclaim.Forecast;
import dev.etcdray.reclaim.ForecastInput;
import dev.etcdray.reclaim.Forecaster;
import dev.etcdray.reclaim.Range;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what the pass found into the forecast of the contract. */
final class Reclaimer {
    private final AssumedVersion version;
    private final @Nullable StorageLayout layout;
    private final Compacted compacted;
    private final int workers;

    /**
     * What comes of it.
     *
     * @param reclaim the forecast; what could not be forecast is null
     * @param impossible why there is none, null if there is one
     */
    record Outcome(Reclaim reclaim, @Nullable String impossible) {}

    /**
     * For one forecast.
     *
     * @param layout where the buckets lie, null if they are not as etcd lays them out
     * @param workers threads for the simulation
     */
    Reclaimer(AssumedVersion version, @Nullable StorageLayout layout, Compacted compacted, int workers) {
        this.version = version;
        this.layout = layout;
        this.compacted = compacted;
        this.workers = workers;
    }

    /** What a compaction frees is exact whatever the pages are like; a file that contradicts itself has no forecast. */
    Outcome reclaim() {
        StorageLayout known = layout;
        if (known == null) {
            return new Outcome(unknown(), "its buckets hold what no etcd writes");
        }
        try {
            return new Outcome(forecast(known), null);
        } catch (IllegalArgumentException e) {
            return new Outcome(unknown(), e.getMessage());
        }
    }

    private Reclaim forecast(StorageLayout known) {
        ForecastInput input = ForecastInputs.of(known, compacted);
        FileGrowth growth = version.version().growsFileAhead() ? FileGrowth.AHEAD : FileGrowth.AS_NEEDED;
        Long atRevision = atRevision();
        if (atRevision == null) {
            DefragForecast defrag = Forecaster.defragmentation(input, growth);
            long today = known.highWaterPages() * known.pageSizeBytes();
            return new Reclaim(null, version.version().toString(), version.source(), 0, 0, null, null,
                    defrag.dbSizeBytes(),
                    defrag.fileBytes(), Math.max(0, today - defrag.dbSizeBytes()), 0, curve());
        }
        Forecast forecast = Forecaster.forecast(input, compacted.bytes(), growth, workers);
        return new Reclaim(atRevision, version.version().toString(), version.source(), compacted.bytes(),
                compacted.revisions(),
                estimate(forecast.inUseAfterCompaction()), estimate(forecast.dbSizeAfterCompaction()),
                forecast.dbSizeAfterDefrag(), forecast.fileBytesAfterDefrag(),
                Math.max(0, forecast.dbSizeAfterCompaction().bytes() - forecast.dbSizeAfterDefrag()), forecast.runs(),
                curve());
    }

    private Reclaim unknown() {
        return new Reclaim(atRevision(), version.version().toString(), version.source(), compacted.bytes(),
                compacted.revisions(),
                null, null, null, null, null, 0, curve());
    }

    private @Nullable Long atRevision() {
        return compacted.at().revision() > 0 ? compacted.at().revision() : null;
    }

    private List<Reclaim.Point> curve() {
        return compacted.curve().stream().map(point -> new Reclaim.Point(point.revision(), point.freedBytes()))
                .toList();
    }

    private static Reclaim.Estimate estimate(Range range) {
        return new Reclaim.Estimate(range.bytes(), range.low(), range.high());
    }
}
