package dev.etcdray.cli;

import dev.etcdray.cli.recover.PlanWishes;
import dev.etcdray.cli.terminal.Console;
import dev.etcdray.recover.plan.CompactionChoice;
import dev.etcdray.recover.plan.Goal;
import dev.etcdray.recover.plan.Pace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code etcdray defrag}: its raw options. */
@Command(name = "defrag", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false, description = {
    "Defragment members one by one, followers first; the leader hands over before its turn.",
    "With the checks, the consent and the journal of a recovery."}, footer = {"", "Examples:",
        "  etcdray defrag --endpoints 10.0.0.1:2379 --cluster --free-disk 40GiB --snapshot before.db",
        "  etcdray defrag --member m2 --allow no-snapshot,unknown-free-disk", "",
        "Exit codes: see `etcdray --help`."})
final class DefragCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--member", paramLabel = "MEMBER", split = ",", description = "Only this one: its name, id or endpoint. May be repeated (default: all voters).")
    List<String> members = new ArrayList<>();

    @Mixin
    PlanningOptions planning = new PlanningOptions();

    @Mixin
    StepOptions step = new StepOptions();

    DefragCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, UsageException {
        PlanningSettings asked = PlanningSettings.of(planning);
        WorkSettings settings = WorkSettings.of(step.work, List.of(), console);
        return new OneStep(console, settings, "defrag", step.plan).run(new PlanWishes(Goal.Which.ALL, members, false,
                CompactionChoice.NEVER, 0, null, settings.recovery().allowed(), settings.recovery().over(Pace.USUAL),
                asked.defragTimeoutSeconds(), asked.freeDisk(), asked.snapshot(), null, asked.from()));
    }
}
