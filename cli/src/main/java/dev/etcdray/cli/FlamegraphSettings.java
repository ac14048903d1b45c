package dev.etcdray.cli;

import dev.etcdray.cli.terminal.Console;
import dev.etcdray.report.AnalyzeOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What {@code etcdray flamegraph} is to do, nothing left open.
 *
 * @param subject what to read
 * @param output the file to write, null for stdout
 * @param options for the pass
 */
record FlamegraphSettings(Subject subject, @Nullable Path output, AnalyzeOptions options) {
    private static final int DEFAULT_OBJECTS = 20_000;
    /** What a browser can hold. */
    private static final int MOST_OBJECTS = 200_000;

    static FlamegraphSettings of(FlamegraphCommand raw, Console console) throws IOException, UsageException {
        boolean live = SubjectArguments.isLive(raw.source, raw.source.source, console);
        Path output = SubjectArguments.output(raw.output, raw.source, raw.source.source, console);
        checkFormat(raw.format, output);
        int objects = raw.objects == null
                ? DEFAULT_OBJECTS
                : Numbers.within("--objects", raw.objects, 0, MOST_OBJECTS);
        AnalyzeOptions options = new AnalyzeOptions(1, 1, raw.source.workersOrAll(), AnalyzeOptions.NO_FILTERS,
                raw.source.prefixes(), List.of(), objects, !raw.source.skipHashCheck && !live, null);
        return new FlamegraphSettings(SubjectArguments.of(raw.source, raw.source.source, console), output, options);
    }

    private static void checkFormat(@Nullable String format, @Nullable Path output) throws UsageException {
        String known = format;
        if (known == null) {
            String name = output == null ? "" : String.valueOf(output.getFileName());
            int dot = name.lastIndexOf('.');
            known = dot < 0 ? "html" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        }
        if (!known.equals("html") && !known.equals("htm")) {
            throw new UsageException("the format '" + known + "' is not known yet; use html: --format html, or a name"
                    + " that ends in .html");
        }
    }
}
