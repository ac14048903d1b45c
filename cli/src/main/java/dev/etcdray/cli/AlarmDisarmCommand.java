package dev.etcdray.cli;

import dev.etcdray.cli.recover.PlanWishes;
import dev.etcdray.cli.terminal.Console;
import dev.etcdray.recover.plan.CompactionChoice;
import dev.etcdray.recover.plan.Goal;
import dev.etcdray.recover.plan.Pace;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code etcdray alarm disarm}: its raw options. */
@Command(name = "disarm", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false, description = {
    "Disarm the alarms about space, each by the member that it names, and prove that they stay away.",
    "Refuses while a db is over its quota, and where members disagree about data."}, footer = {"", "Examples:",
        "  etcdray alarm disarm --endpoints 10.0.0.1:2379 --cluster", "", "Exit codes: see `etcdray --help`."})
final class AlarmDisarmCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    StepOptions step = new StepOptions();

    AlarmDisarmCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, UsageException {
        WorkSettings settings = WorkSettings.of(step.work, List.of(), console);
        return new OneStep(console, settings, "disarm", step.plan).run(new PlanWishes(Goal.Which.NONE, List.of(), true,
                CompactionChoice.NEVER, 0, null, settings.recovery().allowed(), settings.recovery().over(Pace.USUAL),
                null, Map.of(), null, null, null));
    }
}
