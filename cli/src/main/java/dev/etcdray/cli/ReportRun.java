package dev.etcdray.cli;

import dev.etcdray.cli.flame.ReportFlames;
import dev.etcdray.cli.page.ReportParts;
import dev.etcdray.cli.terminal.Console;
import dev.etcdray.cli.terminal.Output;
import dev.etcdray.flamegraph.ReportHtml;
import dev.etcdray.flamegraph.ReportPage;
import dev.etcdray.report.Analysis;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** Does what the settings of {@code etcdray report} say. */
final class ReportRun {
    /** What a browser opens without a wait, and a mail still carries. */
    private static final int MOST_BYTES = 10_000_000;

    private final Console console;
    private final ReportSettings settings;

    ReportRun(Console console, ReportSettings settings) {
        this.console = console;
        this.settings = settings;
    }

    /** The exit code. */
    int run() throws IOException {
        Analysis analysis;
        try (Output output = Output.open(settings.output(), console)) {
            analysis = SubjectAnalyzer.analyze(settings.subject(), settings.options(), console);
            analysis.report().warnings().forEach(warning -> console.warn(warning.message()));
            output.writer().write(page(analysis));
            output.commit();
        }
        Path file = settings.output();
        if (file != null) {
            console.wrote(file);
        }
        return FailOn.exitCode(settings.failOn(), analysis.report(), console);
    }

    /** Held back until its size is known: a file that nobody can open is none. */
    private String page(Analysis analysis) throws IOException {
        StringWriter page = new StringWriter();
        ReportHtml.write(new ReportPage(ReportFlames.of(analysis), ReportParts.of(analysis).sections(),
                settings.nodes()), page);
        String html = page.toString();
        int bytes = html.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            throw new IOException(
                    String.format(Locale.ROOT, "the report would have %,d bytes, more than the %,d that it"
                            + " is held to; --no-anatomy makes it smaller", bytes, MOST_BYTES));
        }
        return html;
    }
}
