package dev.etcdray.cli;

import dev.etcdray.cli.recover.PlanWishes;
import dev.etcdray.cli.terminal.Console;
import dev.etcdray.recover.plan.CompactionChoice;
import dev.etcdray.recover.plan.Goal;
import dev.etcdray.recover.plan.Pace;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code etcdray compact}: its raw options. */
@Command(name = "compact", aliases = "compaction", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false, description = {
    "Compact history, once, and wait until every member has deleted it.",
    "With the checks, the consent and the journal of a recovery."}, footer = {"", "Examples:",
        "  etcdray compact --keep-revisions 10000 --snapshot before.db --endpoints 10.0.0.1:2379 --cluster",
        "  etcdray compact 4711 --allow no-snapshot", "", "Exit codes: see `etcdray --help`."})
final class CompactCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "REVISION", arity = "0..1", description = "Compact at this revision (default: the newest, less --keep-revisions).")
    @Nullable
    String revision;

    @Option(names = "--keep-revisions", paramLabel = "N", description = "Keep so many revisions before the newest (default: 0).")
    @Nullable
    String keepRevisions;

    @Mixin
    PlanningOptions planning = new PlanningOptions();

    @Mixin
    StepOptions step = new StepOptions();

    CompactCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, UsageException {
        if (revision != null && keepRevisions != null) {
            throw new UsageException("REVISION and --keep-revisions are two ways to say one thing; give one");
        }
        if (revision != null && !revision.matches("[1-9][0-9]{0,17}")) {
            throw new UsageException("REVISION is '" + revision + "'; it takes a number from 1 on");
        }
        PlanningSettings asked = PlanningSettings.of(planning);
        WorkSettings settings = WorkSettings.of(step.work, List.of(), console);
        return new OneStep(console, settings, "compact", step.plan).run(new PlanWishes(Goal.Which.NONE, List.of(),
                false, CompactionChoice.ALWAYS, RecoverPlanSettings.keep(keepRevisions),
                revision == null ? null : (Long) Long.parseLong(revision), settings.recovery().allowed(),
                settings.recovery().over(Pace.USUAL), asked.defragTimeoutSeconds(), asked.freeDisk(),
                asked.snapshot(), null, asked.from()));
    }
}
