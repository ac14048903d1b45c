package dev.etcdray.cli;

import dev.etcdray.cli.endpoint.EndpointStatusCsv;
import dev.etcdray.cli.endpoint.EndpointStatusFields;
import dev.etcdray.cli.endpoint.EndpointStatusJson;
import dev.etcdray.cli.endpoint.EndpointStatusReport;
import dev.etcdray.cli.endpoint.EndpointStatusSections;
import dev.etcdray.cli.endpoint.HashComparison;
import dev.etcdray.cli.endpoint.HashRow;
import dev.etcdray.cli.endpoint.Hashing;
import dev.etcdray.cli.endpoint.MemberError;
import dev.etcdray.cli.endpoint.MemberRow;
import dev.etcdray.cli.terminal.Console;
import dev.etcdray.cli.terminal.Output;
import dev.etcdray.cli.text.AlignedTables;
import dev.etcdray.cli.text.BoxedTables;
import dev.etcdray.cli.text.JsonVisibleWriter;
import dev.etcdray.cli.text.Layout;
import dev.etcdray.live.Cluster;
import dev.etcdray.live.MemberView;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Stream;

/** Does what the settings of {@code etcdray endpoint status} say. */
final class EndpointStatusRun {
    private final Console console;
    private final EndpointStatusSettings settings;

    EndpointStatusRun(Console console, EndpointStatusSettings settings) {
        this.console = console;
        this.settings = settings;
    }

    /** The exit code. */
    int run() throws IOException {
        try (Output output = Output.open(settings.output(), console)) {
            EndpointStatusReport report = report();
            write(report, output.writer());
            output.commit();
            report.warnings().forEach(warning -> console.warn(warning.message()));
            return exitCode(report);
        }
    }

    private EndpointStatusReport report() throws IOException {
        try (Cluster cluster = Cluster.connect(settings.connect())) {
            List<MemberView> views = cluster.look();
            return EndpointStatusReport.of(views,
                    settings.hashKv() ? Hashing.of(cluster, views, console::remark) : null);
        }
    }

    private void write(EndpointStatusReport report, Writer out) throws IOException {
        Layout layout = settings.output() == null ? console.layout() : Layout.PLAIN;
        switch (settings.writeOut()) {
            case JSON -> EndpointStatusJson.write(report, new JsonVisibleWriter(out));
            case CSV -> EndpointStatusCsv.write(report, out);
            case FIELDS -> EndpointStatusFields.write(report, out);
            case TABLE -> BoxedTables.write(EndpointStatusSections.of(report, settings.detail()), layout, out);
            case SIMPLE -> AlignedTables.write(EndpointStatusSections.of(report, settings.detail()), layout, out);
        }
    }

    private static int exitCode(EndpointStatusReport report) {
        HashComparison hashKv = report.hashKv();
        if (hashKv != null && hashKv.verdict() == HashComparison.Verdict.DISAGREE) {
            return ExitCode.THRESHOLD;
        }
        int members = exitCode(report.members().stream().map(MemberRow::error).flatMap(Stream::ofNullable).toList(),
                report.members().stream().anyMatch(member -> member.status() != null));
        return members != ExitCode.DONE || hashKv == null
                ? members
                : exitCode(hashKv.members().stream().map(HashRow::error).flatMap(Stream::ofNullable).toList(),
                        hashKv.isAnswered());
    }

    private static int exitCode(List<MemberError> errors, boolean answered) {
        if (errors.isEmpty()) {
            return ExitCode.DONE;
        }
        return !answered && errors.stream().allMatch(MemberError::isAboutAccess) ? ExitCode.ACCESS : ExitCode.ERROR;
    }
}
