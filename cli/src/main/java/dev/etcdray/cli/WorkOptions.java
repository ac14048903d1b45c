package dev.etcdray.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a command takes that carries a plan out. */
final class WorkOptions {
    @Option(names = {"-y",
        "--yes"}, description = "Agree to every step of the plan. Without a terminal this and --endpoints have to be given.")
    boolean yes;

    @Option(names = {"-w",
        "--write-out"}, paramLabel = "FORMAT", description = "simple, or json: a line for each event on stdout, and words on stderr (default: simple).")
    @Nullable
    String writeOut;

    @Mixin
    RecoveryOptions recovery = new RecoveryOptions();

    @Mixin
    ConnectOptions connect = new ConnectOptions();
}
