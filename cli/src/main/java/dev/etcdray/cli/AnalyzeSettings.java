package dev.etcdray.cli;

import dev.etcdray.cli.terminal.Console;
import dev.etcdray.finding.Severity;
import dev.etcdray.report.AnalyzeOptions;
import dev.etcdray.report.Diagnosis;
import dev.etcdray.report.Dimension;
import dev.etcdray.report.Filters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@code etcdray analyze} is to do, nothing left open.
 *
 * @param subject what to read
 * @param writeOut the format
 * @param output the file to write, null for stdout
 * @param options for the pass
 * @param failOn the severity from which on a finding is a failure, null for none
 */
record AnalyzeSettings(Subject subject, WriteOut writeOut, @Nullable Path output, AnalyzeOptions options,
        @Nullable Severity failOn) {
    private static final int DEFAULT_TOP = 10;
    private static final int DEFAULT_BANDS = 64;
    private static final int MOST_BANDS = 10_000;

    static AnalyzeSettings of(AnalyzeCommand raw, Console console) throws IOException, UsageException {
        boolean live = SubjectArguments.isLive(raw.source, raw.source.source, console);
        WriteOut writeOut = WriteOut.resolve(raw.tables.writeOut, console.environment(),
                EnumSet.of(WriteOut.SIMPLE, WriteOut.TABLE, WriteOut.JSON, WriteOut.CSV));
        List<Dimension> by = dimensions(raw.by);
        Filters filters = new Filters(filled("--prefix", raw.prefix), filled("--namespace", raw.namespace),
                filled("--resource", raw.resource));
        int bands = raw.bands == null ? DEFAULT_BANDS : Numbers.within("--bands", raw.bands, 1, MOST_BANDS);
        Path output = SubjectArguments.output(raw.tables.output, raw.source, raw.source.source, console);
        int top = top(raw.top, by, writeOut);
        int workers = raw.source.workersOrAll();
        List<String> prefixes = raw.source.prefixes();
        try {
            Severity failOn = DiagnosisSettings.failOn(raw.diagnosis);
            Diagnosis diagnosis = DiagnosisSettings.of(raw.diagnosis, false);
            // The one table of --by has no place for it.
            boolean shown = by.isEmpty() || writeOut == WriteOut.JSON || failOn != null;
            AnalyzeOptions options = new AnalyzeOptions(top, bands, workers, filters, prefixes, by, 0,
                    !raw.source.skipHashCheck && !live, shown ? diagnosis : null);
            DiagnosisSettings.refuseForecast(raw.diagnosis, raw.source);
            return new AnalyzeSettings(SubjectArguments.of(raw.source, raw.source.source, console), writeOut, output,
                    options, failOn);
        } catch (IllegalArgumentException e) {
            // All else was checked above: these dimensions cannot go together.
            throw new UsageException("--by " + raw.by + ": " + e.getMessage());
        }
    }

    /** A program that reads csv adds up rows: it gets all of them unless it asks for less. */
    private static int top(@Nullable Integer top, List<Dimension> by, WriteOut writeOut) throws UsageException {
        if (top == null) {
            return writeOut == WriteOut.CSV && !by.isEmpty() ? 0 : DEFAULT_TOP;
        }
        if (top == 0 && by.isEmpty()) {
            throw new UsageException("--top 0 (all rows) needs --by; the overview's lists take 1 or more");
        }
        return Numbers.atLeast("--top", top, 0);
    }

    private static List<Dimension> dimensions(@Nullable String list) throws UsageException {
        if (list == null) {
            return List.of();
        }
        EnumSet<Dimension> seen = EnumSet.noneOf(Dimension.class);
        List<Dimension> dimensions = new java.util.ArrayList<>();
        for (String name : list.split(",", -1)) {
            Optional<Dimension> dimension = Dimension.of(name);
            if (dimension.isEmpty()) {
                throw new UsageException("--by does not know '" + name.strip() + "'; it takes " + Arrays
                        .stream(Dimension.values()).map(Dimension::label).collect(Collectors.joining(", ")));
            }
            if (!seen.add(dimension.get())) {
                throw new UsageException("--by names '" + dimension.get().label() + "' twice; once is enough");
            }
            dimensions.add(dimension.get());
        }
        return dimensions;
    }

    private static @Nullable String filled(String option, @Nullable String value) throws UsageException {
        if (value != null && value.isEmpty()) {
            throw new UsageException(option + " is empty; leave it out for no filter");
        }
        return value;
    }
}
