package dev.etcdray.cli;

import dev.etcdray.cli.analyze.CsvReport;
import dev.etcdray.cli.analyze.Overview;
import dev.etcdray.cli.terminal.Console;
import dev.etcdray.cli.terminal.Output;
import dev.etcdray.cli.text.AlignedTables;
import dev.etcdray.cli.text.BoxedTables;
import dev.etcdray.cli.text.JsonVisibleWriter;
import dev.etcdray.cli.text.Layout;
import dev.etcdray.report.AnalyzeReport;
import dev.etcdray.report.GroupedTable;
import dev.etcdray.report.ReportJson;
import java.io.IOException;
import java.io.Writer;

/** Does what the settings of {@code etcdray analyze} say. */
final class AnalyzeRun {
    private final Console console;
    private final AnalyzeSettings settings;

    AnalyzeRun(Console console, AnalyzeSettings settings) {
        this.console = console;
        this.settings = settings;
    }

    /** The exit code. */
    int run() throws IOException {
        try (Output output = Output.open(settings.output(), console)) {
            AnalyzeReport report = SubjectAnalyzer.analyze(settings.subject(), settings.options(), console).report();
            report.warnings().forEach(warning -> console.warn(warning.message()));
            remarkNoMatch(report);
            write(report, output.writer());
            output.commit();
            return FailOn.exitCode(settings.failOn(), report, console);
        }
    }

    private void write(AnalyzeReport report, Writer out) throws IOException {
        Layout layout = settings.output() == null ? console.layout() : Layout.PLAIN;
        switch (settings.writeOut()) {
            case JSON -> ReportJson.write(report, new JsonVisibleWriter(out));
            case CSV -> {
                CsvReport.write(report, out);
                remarkOmitted(report.table());
            }
            case TABLE -> BoxedTables.write(Overview.sections(report, settings.options().top()), layout, out);
            default -> AlignedTables.write(Overview.sections(report, settings.options().top()), layout, out);
        }
    }

    /** A name that is written wrong gives empty tables: say so. */
    private void remarkNoMatch(AnalyzeReport report) {
        if (report.filters() != null && report.breakdown().isEmpty()) {
            console.warn("no key matches the filters; check how they are written, `etcdray analyze "
                    + settings.subject().words() + " --by resource,namespace` shows what there is");
        }
    }

    /** csv has no place for it, and a sum over a cut table would be wrong. */
    private void remarkOmitted(@org.jspecify.annotations.Nullable GroupedTable table) {
        if (table != null && table.omittedRows() > 0) {
            console.warn(table.omittedRows() + " rows (" + table.omitted().bytes()
                    + " bytes) are left out by --top; --top 0 gives all");
        }
    }
}
