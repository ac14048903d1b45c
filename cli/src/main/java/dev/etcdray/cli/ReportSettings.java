package dev.etcdray.cli;

import dev.etcdray.cli.terminal.Console;
import dev.etcdray.finding.Severity;
import dev.etcdray.flamegraph.ReportPage;
import dev.etcdray.report.AnalyzeOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code etcdray report} is to do, nothing left open.
 *
 * @param subject what to read
 * @param output the file to write, null for stdout
 * @param options for the pass
 * @param nodes how many nodes the page's flame graph may have
 * @param failOn the severity from which on a finding is a failure, null for none
 */
record ReportSettings(Subject subject, @Nullable Path output, AnalyzeOptions options, int nodes,
        @Nullable Severity failOn) {
    private static final int DEFAULT_NODES = 50_000;
    private static final int TOP = 10;
    private static final int BANDS = 64;

    static ReportSettings of(ReportCommand raw, Console console) throws IOException, UsageException {
        boolean live = SubjectArguments.isLive(raw.source, raw.source.source, console);
        Path output = SubjectArguments.output(raw.output, raw.source, raw.source.source, console);
        int nodes = raw.nodes == null
                ? DEFAULT_NODES
                : Numbers.within("--nodes", raw.nodes, ReportPage.FEWEST_NODES, ReportPage.MOST_NODES);
        Severity failOn = DiagnosisSettings.failOn(raw.diagnosis);
        AnalyzeOptions options = new AnalyzeOptions(TOP, BANDS, raw.source.workersOrAll(), AnalyzeOptions.NO_FILTERS,
                raw.source.prefixes(), List.of(), nodes, !raw.source.skipHashCheck && !live,
                DiagnosisSettings.of(raw.diagnosis, true), ScopeArguments.of(raw.tenants, raw.redact));
        DiagnosisSettings.refuseForecast(raw.diagnosis, raw.source);
        return new ReportSettings(SubjectArguments.of(raw.source, raw.source.source, console), output, options, nodes,
                failOn);
    }
}
