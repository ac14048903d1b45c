package dev.etcdray.cli;

import dev.etcdray.cli.terminal.Console;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code etcdray flamegraph}: its raw options. */
@Command(name = "flamegraph", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false, description = {
    "Write a flame graph of the file: one HTML page that works offline, or what another tool opens.",
    "Names and sizes only, never a value."}, footer = {"", "Examples:",
        "  etcdray flamegraph snapshot.db -o flames.html",
        "  etcdray flamegraph /var/lib/etcd --objects 50000 -o flames.html",
        "  etcdray flamegraph snapshot.db -o etcd.pb.gz && go tool pprof -top etcd.pb.gz",
        "  etcdray flamegraph snapshot.db -o - --format ncdu | ncdu -f -",
        "  etcdray flamegraph snapshot.db -o - --format folded --metric history | flamegraph.pl > history.svg",
        "  etcdray flamegraph --endpoints 10.0.0.1:2379 --cluster -o flames.html",
        "", "Exit codes: see `etcdray --help`."})
final class FlamegraphCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    SourceOptions source = new SourceOptions();

    @Option(names = {"-o",
        "--output"}, paramLabel = "FILE", required = true, description = "Write to this file, whole or not at all; - is stdout.")
    @Nullable
    String output;

    @Option(names = "--format", paramLabel = "FORMAT", description = {
        "html, svg, folded, speedscope, pprof or ncdu. Default: by the ending of FILE, which is",
        ".html, .svg, .folded, .speedscope.json, .pb.gz or .ncdu; html for stdout."})
    @Nullable
    String format;

    @Option(names = "--metric", paramLabel = "METRIC", description = {
        "What svg, folded and ncdu show, and speedscope and pprof show first: onDisk, live, history,",
        "tombstones, objects or revisions (default: onDisk, and live of a paged range)."})
    @Nullable
    String metric;

    @Option(names = "--objects", paramLabel = "N", description = "How many keys, the largest, have a frame of their own (default: 20000).")
    @Nullable
    Integer objects;

    FlamegraphCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, UsageException {
        new FlamegraphRun(console, FlamegraphSettings.of(this, console)).run();
        return ExitCode.DONE;
    }
}
