package dev.etcdray.cli;

import dev.etcdray.cli.history.HistoryCsv;
import dev.etcdray.cli.history.HistorySections;
import dev.etcdray.cli.history.PrefixSections;
import dev.etcdray.cli.live.LiveReader;
import dev.etcdray.cli.live.LiveSettings;
import dev.etcdray.cli.terminal.Console;
import dev.etcdray.cli.terminal.Output;
import dev.etcdray.cli.terminal.ProgressLine;
import dev.etcdray.cli.text.AlignedTables;
import dev.etcdray.cli.text.BoxedTables;
import dev.etcdray.cli.text.JsonVisibleWriter;
import dev.etcdray.cli.text.Layout;
import dev.etcdray.cli.text.Section;
import dev.etcdray.history.HistoryJson;
import dev.etcdray.history.HistoryReader;
import dev.etcdray.history.HistoryTotals;
import dev.etcdray.history.KeyHistory;
import dev.etcdray.history.PrefixHistory;
import dev.etcdray.report.SourceInput;
import dev.etcdray.report.Warning;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/** Does what the settings of {@code etcdray history} say. */
final class HistoryRun {
    private final Console console;
    private final HistorySettings settings;

    HistoryRun(Console console, HistorySettings settings) {
        this.console = console;
        this.settings = settings;
    }

    void run() throws IOException {
        try (Output output = Output.open(settings.output(), console)) {
            if (settings.prefix()) {
                prefix(output.writer());
            } else {
                key(output.writer());
            }
            output.commit();
        }
    }

    private void key(Writer out) throws IOException {
        try (KeyHistory history = read(HistoryReader::ofKey)) {
            warn(history.warnings());
            switch (settings.writeOut()) {
                case JSON -> HistoryJson.write(history, settings.most(), new JsonVisibleWriter(out));
                case CSV -> {
                    HistoryCsv.write(history, settings.most(), out);
                    long omitted = history.omitted(settings.most());
                    if (omitted > 0) {
                        console.warn(omitted + " older revisions are left out by --limit; --limit 0 gives all");
                    }
                }
                default -> text(HistorySections.of(history, settings.most()), out);
            }
        }
    }

    private void prefix(Writer out) throws IOException {
        PrefixHistory history = read(reader -> reader.ofPrefix(settings.most()));
        warn(history.warnings());
        switch (settings.writeOut()) {
            case JSON -> HistoryJson.write(history, new JsonVisibleWriter(out));
            case CSV -> {
                HistoryCsv.write(history, out);
                HistoryTotals others = history.others();
                if (others != null) {
                    console.warn(others.keys() + " keys (" + others.bytes()
                            + " bytes) are left out by --top; --top 0 gives all");
                }
            }
            default -> text(PrefixSections.of(history), out);
        }
    }

    /** Reads what is asked for, of whatever it is asked of. */
    private interface Reading<T> {
        T of(HistoryReader reader) throws IOException;
    }

    private <T> T read(Reading<T> reading) throws IOException {
        return switch (settings.subject()) {
            case Subject.OfFile(Path path) -> read(SourceInput.ofFile(path), reading);
            case Subject.OfCluster(LiveSettings live) -> new LiveReader(live, console)
                    .snapshot((snapshot, member) -> read(snapshot, reading));
        };
    }

    private <T> T read(SourceInput input, Reading<T> reading) throws IOException {
        try (ProgressLine progress = new ProgressLine(console)) {
            return reading.of(new HistoryReader(input, settings.options(), progress));
        }
    }

    private void warn(List<Warning> warnings) {
        warnings.forEach(warning -> console.warn(warning.message()));
    }

    private void text(List<Section> sections, Writer out) throws IOException {
        Layout layout = settings.output() == null ? console.layout() : Layout.PLAIN;
        if (settings.writeOut() == WriteOut.TABLE) {
            BoxedTables.write(sections, layout, out);
        } else {
            AlignedTables.write(sections, layout, out);
        }
    }
}
