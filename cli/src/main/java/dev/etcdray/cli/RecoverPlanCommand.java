package dev.etcdray.cli;

import dev.etcdray.cli.terminal.Console;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code etcdray recover plan}: its raw options. */
@Command(name = "plan", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false, description = {
    "Look at a cluster, take a snapshot of it, and plan how it comes back. Changes nothing.",
    "What is printed can be pasted into the incident's channel, and done by hand with etcdctl."}, footer = {"",
        "Examples:", "  etcdray recover plan -o plan.json --endpoints https://10.0.0.1:2379 --cluster \\",
        "      --cacert ca.crt --cert root.crt --key root.key --free-disk 40GiB",
        "  etcdray recover plan -o plan.json --keep-revisions 10000 --metrics-url m1=http://10.0.0.1:2381",
        "  etcdray recover plan -o plan.json --allow no-snapshot,unforecast-gate", "",
        "Ends with 0 if the plan can be applied or nothing is to do, 4 if a check refuses,",
        "3 if only fewer data or a larger quota help, 9 if members disagree about data.",
        "Exit codes: see `etcdray --help`."})
final class RecoverPlanCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = {"-o",
        "--output"}, paramLabel = "FILE", required = true, description = "Write the plan to this file, which is replaced.")
    String output = "";

    @Option(names = {"-w", "--write-out"}, paramLabel = "FORMAT", description = "simple or json (default: simple).")
    @Nullable
    String writeOut;

    @Option(names = "--keep-revisions", paramLabel = "N", description = "Keep so many revisions before the newest, for those who watch from the past (default: 0).")
    @Nullable
    String keepRevisions;

    @Option(names = "--compaction", paramLabel = "WHEN", description = "auto: if free pages do not suffice (default). always. never.")
    @Nullable
    String compaction;

    @Mixin
    PlanningOptions planning = new PlanningOptions();

    @Mixin
    RecoveryOptions recovery = new RecoveryOptions();

    @Mixin
    ConnectOptions connect = new ConnectOptions();

    RecoverPlanCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, UsageException {
        return new RecoverPlanRun(console, RecoverPlanSettings.of(this, console)).run();
    }
}
