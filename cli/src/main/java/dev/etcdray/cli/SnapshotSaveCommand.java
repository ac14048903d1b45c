package dev.etcdray.cli;

import dev.etcdray.cli.terminal.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code etcdray snapshot save}: its raw options. */
@Command(name = "save", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false, description = {
    "Save a snapshot of one member, verified: its SHA-256, both meta pages, every page of every tree.",
    "The file appears whole, readable by its owner only, or not at all. None is ever replaced."}, footer = {"",
        "Examples:", "  etcdray snapshot save etcd.db",
        "  etcdray snapshot save etcd.db --endpoints https://10.0.0.1:2379 --cluster --cacert ca.crt \\",
        "      --cert client.crt --key client.key",
        "  etcdray snapshot save etcd.db --endpoints 10.0.0.1:2379,10.0.0.2:2379 --from m2 -w json",
        "", "A snapshot that arrived damaged ends with 9. Exit codes: see `etcdray --help`."})
final class SnapshotSaveCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", description = "Where to; it must not exist.")
    @Nullable
    String file;

    @Option(names = "--from", paramLabel = "MEMBER", description = "Of this member: its name, id or endpoint (default: a healthy follower; under an alarm the one with the largest db).")
    @Nullable
    String from;

    @Option(names = {"-w",
        "--write-out"}, paramLabel = "FORMAT", description = "simple or json (default: simple).")
    @Nullable
    String writeOut;

    @Mixin
    ConnectOptions connect = new ConnectOptions();

    SnapshotSaveCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, UsageException {
        if (file == null || file.isEmpty() || file.equals("-")) {
            throw new UsageException("FILE cannot be empty or stdout: what is saved is verified by position");
        }
        Path target = PathArguments.path(file);
        WriteOut format = WriteOut.resolve(writeOut, console.environment(), EnumSet.of(WriteOut.SIMPLE, WriteOut.JSON));
        return new SnapshotSaveRun(console,
                new SnapshotSaveSettings(ConnectArguments.of(connect, console), from, target, format)).run();
    }
}
