package dev.etcdray.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** In what form tables are written, and where to: the same for every command that prints tables. */
final class TableOptions {
    @Option(names = {"-w",
        "--write-out"}, paramLabel = "FORMAT", description = "simple, table, json or csv (default: simple).")
    @Nullable
    String writeOut;

    @Option(names = {"-o",
        "--output"}, paramLabel = "FILE", description = "Write to this file, whole or not at all; - is stdout.")
    @Nullable
    String output;
}
