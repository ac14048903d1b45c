package dev.etcdray.cli;

import dev.etcdray.cli.terminal.Console;
import dev.etcdray.recover.engine.Recovery;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code etcdray recover apply}: its raw options. */
@Command(name = "apply", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false, description = {
    "Carry a plan out, from its beginning: each step is explained, asked for, written down, and made once.",
    "A plan that no longer fits the cluster is refused."}, footer = {
        "", "Examples:",
        "  etcdray recover apply plan.json",
        "  etcdray recover apply plan.json --yes --endpoints https://10.0.0.1:2379 --cacert ca.crt \\",
        "      --cert root.crt --key root.key -w json",
        "", "Ends with 0 recovered, 3 action needed, 4 refused, 5 cancelled, 6 partial, safe to resume, 7 outcome",
        "unknown, 8 TLS or user, 9 members disagree about data. Exit codes: see `etcdray --help`."})
final class RecoverApplyCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    PlanOptions plan = new PlanOptions();

    @Mixin
    WorkOptions work = new WorkOptions();

    RecoverApplyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, UsageException {
        return PlanSettings.of(plan).run(work, Recovery.Mode.APPLY, console);
    }
}
