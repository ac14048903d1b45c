package dev.etcdray.cli;

import dev.etcdray.cli.terminal.Console;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code etcdray report}: its raw options. */
@Command(name = "report", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false, description = {
    "Write a report for people: findings, flame graph, timeline and what would come back, in one HTML file that works"
            + " offline.",
    "Names and sizes only, never a value."}, footer = {"", "Examples:", "  etcdray report snapshot.db -o report.html",
        "  etcdray report /var/lib/etcd --quota 8GiB -o report.html",
        "  etcdray report snapshot.db --no-anatomy --nodes 200000 -o report.html",
        "  etcdray report snapshot.db --fail-on critical -o report.html",
        "  etcdray report snapshot.db --tenant payments -o payments.html",
        "  etcdray report snapshot.db --redact full -o to-hand-on.html",
        "  etcdray report --endpoints 10.0.0.1:2379 --cluster -o report.html", "",
        "Values of live objects are read for their sizes by field; --no-anatomy leaves them alone.",
        "Up to 50,000 nodes the file stays below 2 MB, with more below 10 MB: where names are long,",
        "fewer objects have a frame of their own, and the page says so.",
        "Exit codes: see `etcdray --help`."})
final class ReportCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    SourceOptions source = new SourceOptions();

    @Option(names = {"-o",
        "--output"}, paramLabel = "FILE", required = true, description = "Write to this file, whole or not at all; - is stdout.")
    @Nullable
    String output;

    @Option(names = "--nodes", paramLabel = "N", description = "How many objects and groups, the largest, have a frame of their own: 1000 to 200000 (default: 50000).")
    @Nullable
    Integer nodes;

    @Option(names = "--tenant", paramLabel = "NS[,NS...]", description = "Only for whom these namespaces are: all others are one, without their names.")
    List<String> tenants = new ArrayList<>();

    @Option(names = "--redact", paramLabel = "MODE", description = "Replace names: full, namespaces (all but those of namespaces), or hashed (equal names are equal within the report).")
    @Nullable
    String redact;

    @Mixin
    DiagnosisOptions diagnosis = new DiagnosisOptions();

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, UsageException {
        return new ReportRun(console, ReportSettings.of(this, console)).run();
    }
}
