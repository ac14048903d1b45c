package dev.etcdray.cli;

import dev.etcdray.cli.terminal.Console;
import java.io.IOException;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code etcdray alarm list}. */
@Command(name = "list", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false, description = {
    "List the alarms, as raft has them: those of members that are gone among them.",
    "Needs a quorum; `etcdray endpoint status` tells alarms without one."}, footer = {"", "Examples:",
        "  etcdray alarm list --endpoints 10.0.0.1:2379", "", "Exit codes: see `etcdray --help`."})
final class AlarmListCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = {"-w",
        "--write-out"}, paramLabel = "FORMAT", description = "simple, table or json (default: simple).")
    @Nullable
    String writeOut;

    @Mixin
    ConnectOptions connect = new ConnectOptions();

    AlarmListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, UsageException {
        WriteOut format = WriteOut.resolve(writeOut, console.environment(),
                EnumSet.of(WriteOut.SIMPLE, WriteOut.TABLE, WriteOut.JSON));
        return new AlarmListRun(console, ConnectArguments.of(connect, console), format).run();
    }
}
