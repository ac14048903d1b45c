package dev.etcdray.cli;

import dev.etcdray.cli.recover.EarlierJournal;
import dev.etcdray.cli.recover.Headline;
import dev.etcdray.cli.recover.LiveEtcd;
import dev.etcdray.cli.recover.PlanMaker;
import dev.etcdray.cli.recover.PlanText;
import dev.etcdray.cli.recover.PlanWishes;
import dev.etcdray.cli.terminal.Console;
import dev.etcdray.cli.terminal.Output;
import dev.etcdray.live.Cluster;
import dev.etcdray.recover.plan.Plan;
import dev.etcdray.recover.plan.PlanFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Does what the settings of {@code etcdray recover plan} say. */
final class RecoverPlanRun {
    private final Console console;
    private final RecoverPlanSettings settings;

    RecoverPlanRun(Console console, RecoverPlanSettings settings) {
        this.console = console;
        this.settings = settings;
    }

    /** The exit code. */
    int run() throws IOException, UsageException {
        EarlierJournal earlier = new EarlierJournal(settings.output(), PlanWork.journalOf(settings.output()));
        earlier.refuseBegun();
        try (Output file = Output.openPrivate(settings.output(), console)) {
            PlanMaker.Made made = made();
            PlanFile.write(made.plan(), file.writer());
            earlier.setAside();
            file.commit();
            Headline headline = Headline.of(made.plan(), made.seen());
            tell(made.plan(), headline);
            return ExitCode.of(headline.state());
        }
    }

    private PlanMaker.Made made() throws IOException, UsageException {
        PlanWishes wishes = withFreeDisk(settings.wishes());
        try (Cluster cluster = Cluster.connect(settings.connection())) {
            LiveEtcd etcd = new LiveEtcd(cluster, settings.recovery().live());
            return new PlanMaker(settings.connection(), cluster, etcd, settings.recovery().live(), console)
                    .make(wishes);
        }
    }

    /** No API tells free disk: whoever is there is asked, once, for the smallest of all. */
    private PlanWishes withFreeDisk(PlanWishes wishes) throws IOException, UsageException {
        if (!wishes.freeDisk().isEmpty() || wishes.allowed().contains("unknown-free-disk")) {
            return wishes;
        }
        String answer = console.prompt().line("Least free disk beside a member's db, as `df` tells there (as 20GiB;"
                + " Enter if you do not know): ");
        if (answer == null || answer.isBlank()) {
            return wishes;
        }
        Map<String, Long> freeDisk = new HashMap<>();
        freeDisk.put("", SizeArgument.bytes("the answer", answer));
        return new PlanWishes(wishes.defragment(), wishes.members(), wishes.disarm(), wishes.compaction(),
                wishes.keepRevisions(), wishes.revision(), wishes.allowed(), wishes.pace(),
                wishes.defragTimeoutSeconds(), freeDisk, wishes.snapshot(), wishes.replaced(), wishes.from());
    }

    private void tell(Plan plan, Headline headline) throws IOException {
        try (Output output = Output.open(null, console)) {
            if (settings.writeOut() == WriteOut.JSON) {
                PlanFile.write(plan, output.writer());
            } else {
                PlanText.write(plan, headline.sentence(), console.layout(), output.writer());
                output.writer().write(next(settings.output(), headline));
            }
            output.commit();
        }
    }

    private static String next(Path file, Headline headline) {
        return "\nThe plan is in " + file + "." + switch (headline.state()) {
            case READY -> " Next: `etcdray recover apply " + file + "`";
            case NOTHING_TO_DO -> "";
            case REFUSED -> " Next: mend what refuses, or give --allow with the names above, and plan again";
            case ACTION_NEEDED -> " Next: delete data, or raise the quota, and plan again";
            case CORRUPT -> " Next: change nothing";
        } + "\n";
    }
}
