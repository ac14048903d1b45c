package dev.etcdray.cli;

import dev.etcdray.cli.flame.StorageFlames;
import dev.etcdray.cli.terminal.Console;
import dev.etcdray.cli.terminal.Output;
import dev.etcdray.flamegraph.FlameGraphHtml;
import dev.etcdray.report.Analysis;
import java.io.IOException;
import java.nio.file.Path;

/** Does what the settings of {@code etcdray flamegraph} say. */
final class FlamegraphRun {
    private final Console console;
    private final FlamegraphSettings settings;

    FlamegraphRun(Console console, FlamegraphSettings settings) {
        this.console = console;
        this.settings = settings;
    }

    void run() throws IOException {
        try (Output output = Output.open(settings.output(), console)) {
            Analysis analysis = SubjectAnalyzer.analyze(settings.subject(), settings.options(), console);
            analysis.report().warnings().forEach(warning -> console.warn(warning.message()));
            FlameGraphHtml.write(StorageFlames.of(analysis), output.writer());
            output.commit();
        }
        Path file = settings.output();
        if (file != null) {
            console.wrote(file);
        }
    }
}
