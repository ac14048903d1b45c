package dev.etcdray.cli;

import dev.etcdray.cli.flame.StorageFlames;
import dev.etcdray.cli.terminal.Console;
import dev.etcdray.cli.terminal.Output;
import dev.etcdray.flamegraph.FlameGraph;
import dev.etcdray.flamegraph.FlameGraphHtml;
import dev.etcdray.flamegraph.Metric;
import dev.etcdray.flamegraph.format.ExportFormat;
import dev.etcdray.report.Analysis;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Does what the settings of {@code etcdray flamegraph} say. */
final class FlamegraphRun {
    private final Console console;
    private final FlamegraphSettings settings;

    FlamegraphRun(Console console, FlamegraphSettings settings) {
        this.console = console;
        this.settings = settings;
    }

    void run() throws IOException, UsageException {
        try (Output output = Output.open(settings.output(), console)) {
            Analysis analysis = SubjectAnalyzer.analyze(settings.subject(), settings.options(), console);
            analysis.report().warnings().forEach(warning -> console.warn(warning.message()));
            write(StorageFlames.of(analysis), output);
            output.commit();
        }
        Path file = settings.output();
        if (file != null) {
            console.wrote(file);
        }
    }

    private void write(FlameGraph graph, Output output) throws IOException, UsageException {
        ExportFormat format = settings.format().export();
        if (format == null) {
            FlameGraphHtml.write(graph, output.writer());
        } else {
            format.write(graph, metric(graph, format), new BufferedOutputStream(output.stream()));
        }
    }

    /** Which metrics there are is known only when the source was read: a paged range has few. */
    private Metric metric(FlameGraph graph, ExportFormat format) throws UsageException {
        List<Metric> shown = graph.metrics().stream().filter(format::shows).toList();
        String id = settings.metric();
        if (id == null) {
            return shown.getFirst();
        }
        Optional<Metric> chosen = shown.stream().filter(metric -> metric.id().equals(id)).findFirst();
        return chosen.orElseThrow(() -> new UsageException("--metric " + id + " is not to be had here"
                + (graph.metrics().stream().anyMatch(metric -> metric.id().equals(id))
                        ? ": ncdu shows bytes only"
                        : ": a paged range has no history and no pages")
                + "; use " + shown.stream().map(Metric::id).collect(Collectors.joining(", "))));
    }
}
