package dev.etcdray.cli.recover;

import dev.etcdray.cli.terminal.Console;
import dev.etcdray.cli.terminal.ProgressLine;
import dev.etcdray.etcd.EtcdVersion;
import dev.etcdray.finding.Thresholds;
import dev.etcdray.recover.MemberState;
import dev.etcdray.recover.plan.SnapshotForecast;
import dev.etcdray.report.AnalyzeOptions;
import dev.etcdray.report.AnalyzeReport;
import dev.etcdray.report.CompactionPoint;
import dev.etcdray.report.CompactionPointException;
import dev.etcdray.report.Diagnosis;
import dev.etcdray.report.FileAnalyzer;
import dev.etcdray.report.Reclaim;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Forecasts from the snapshot what compaction and defragmentation make of it, and tells why it filled. */
final class SnapshotForecasts {
    private final Console console;
    private final Path file;
    private final MemberState server;

    /** @param server whose rules and quota are taken */
    SnapshotForecasts(Console console, Path file, MemberState server) {
        this.console = console;
        this.file = file;
        this.server = server;
    }

    SnapshotForecast of(long keepRevisions) throws IOException {
        AnalyzeReport alone = analyze(new CompactionPoint.Nowhere());
        Reclaim without = alone.reclaim();
        AnalyzeReport compacted = compacted(keepRevisions);
        Reclaim with = compacted == null ? null : compacted.reclaim();
        return new SnapshotForecast(with == null ? null : with.dbSizeAfterDefrag(),
                without == null ? null : without.dbSizeAfterDefrag(),
                estimate(with == null ? null : with.inUseAfterCompaction()),
                estimate(with == null ? null : with.dbSizeAfterCompaction()),
                alone.etcd().leases().smallestTtlSeconds(),
                WhyItFilled.sentences(compacted == null ? alone : compacted));
    }

    /** Null where nothing is left to compact there. */
    private @Nullable AnalyzeReport compacted(long keepRevisions) throws IOException {
        try {
            return analyze(new CompactionPoint.Head(keepRevisions));
        } catch (CompactionPointException e) {
            return null; // The plan says so itself.
        }
    }

    private static SnapshotForecast.@Nullable Estimate estimate(Reclaim.@Nullable Estimate estimate) {
        return estimate == null
                ? null
                : new SnapshotForecast.Estimate(estimate.bytes(), estimate.low(), estimate.high());
    }

    private AnalyzeReport analyze(CompactionPoint point) throws IOException {
        MemberState.Limit quota = server.quota();
        AnalyzeOptions usual = AnalyzeOptions.defaults();
        // Its SHA-256 has just been looked at.
        AnalyzeOptions options = new AnalyzeOptions(usual.top(), usual.bands(), usual.workers(), usual.filters(),
                List.of(), List.of(), 0, false, new Diagnosis(point, null, null, Thresholds.standard(), false))
                .withServer(EtcdVersion.parse(server.version()).orElse(null),
                        quota != null && quota.isLimit() ? quota.bytes() : null);
        try (ProgressLine progress = new ProgressLine(console)) {
            return FileAnalyzer.analyze(file, options, progress).report();
        }
    }
}
