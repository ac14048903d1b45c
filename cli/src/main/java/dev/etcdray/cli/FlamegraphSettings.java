package dev.etcdray.cli;

import dev.etcdray.cli.flame.StorageFlames;
import dev.etcdray.cli.terminal.Console;
import dev.etcdray.report.AnalyzeOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code etcdray flamegraph} is to do, nothing left open.
 *
 * @param subject what to read
 * @param output the file to write, null for stdout
 * @param format what to write
 * @param metric id of the metric that is shown, or shown first; null for the first there is
 * @param options for the pass
 */
record FlamegraphSettings(Subject subject, @Nullable Path output, FlamegraphFormat format, @Nullable String metric,
        AnalyzeOptions options) {
    private static final int DEFAULT_OBJECTS = 20_000;
    /** What a browser can hold. */
    private static final int MOST_OBJECTS = 200_000;

    static FlamegraphSettings of(FlamegraphCommand raw, Console console) throws IOException, UsageException {
        boolean live = SubjectArguments.isLive(raw.source, raw.source.source, console);
        Path output = SubjectArguments.output(raw.output, raw.source, raw.source.source, console);
        FlamegraphFormat format = FlamegraphFormat.of(raw.format, output);
        String metric = metric(raw.metric, format);
        int objects = raw.objects == null
                ? DEFAULT_OBJECTS
                : Numbers.within("--objects", raw.objects, 0, MOST_OBJECTS);
        AnalyzeOptions options = new AnalyzeOptions(1, 1, raw.source.workersOrAll(), AnalyzeOptions.NO_FILTERS,
                raw.source.prefixes(), List.of(), objects, !raw.source.skipHashCheck && !live, null);
        return new FlamegraphSettings(SubjectArguments.of(raw.source, raw.source.source, console), output, format,
                metric, options);
    }

    private static @Nullable String metric(@Nullable String id, FlamegraphFormat format) throws UsageException {
        if (id == null) {
            return null;
        }
        if (!StorageFlames.metricIds().contains(id)) {
            throw new UsageException("--metric does not know '" + id + "'; it takes "
                    + String.join(", ", StorageFlames.metricIds()));
        }
        if (format == FlamegraphFormat.HTML) {
            throw new UsageException("--metric is for the other formats; the page has a switch");
        }
        return id;
    }
}
