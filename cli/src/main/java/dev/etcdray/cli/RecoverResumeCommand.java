package dev.etcdray.cli;

import dev.etcdray.cli.terminal.Console;
import dev.etcdray.recover.engine.Recovery;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code etcdray recover resume}: its raw options. */
@Command(name = "resume", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false, description = {
    "Go on where a run ended, whatever ended it.",
    "Looks first what came of a call that nobody answered, and repeats none of which that is unknown."}, footer = {"",
        "Examples:",
        "  etcdray recover resume plan.json",
        "  etcdray recover resume plan.json --yes --endpoints https://10.0.0.1:2379 --cacert ca.crt \\",
        "      --cert root.crt --key root.key -w json",
        "", "Ends with 0 recovered, 3 action needed, 4 refused, 5 cancelled, 6 partial, safe to resume, 7 outcome",
        "unknown, 8 TLS or user, 9 members disagree about data. Exit codes: see `etcdray --help`."})
final class RecoverResumeCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    PlanOptions plan = new PlanOptions();

    @Mixin
    WorkOptions work = new WorkOptions();

    RecoverResumeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, UsageException {
        return PlanSettings.of(plan).run(work, Recovery.Mode.RESUME, console);
    }
}
