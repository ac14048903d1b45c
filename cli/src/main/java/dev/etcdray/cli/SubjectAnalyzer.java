package dev.etcdray.cli;

import dev.etcdray.cli.live.LiveAnalyzer;
import dev.etcdray.cli.live.LiveSettings;
import dev.etcdray.cli.terminal.Console;
import dev.etcdray.cli.terminal.ProgressLine;
import dev.etcdray.report.Analysis;
import dev.etcdray.report.AnalyzeOptions;
import dev.etcdray.report.FileAnalyzer;
import java.io.IOException;
import java.nio.file.Path;

/** Analyses a file or a live etcd, with progress. */
final class SubjectAnalyzer {

    private SubjectAnalyzer() {
    }

    static Analysis analyze(Subject subject, AnalyzeOptions options, Console console) throws IOException {
        return switch (subject) {
            case Subject.OfFile(Path path) -> {
                try (ProgressLine progress = new ProgressLine(console)) {
                    yield FileAnalyzer.analyze(path, options, progress);
                }
            }
            case Subject.OfCluster(LiveSettings live) -> LiveAnalyzer.analyze(live, options, console);
        };
    }
}
