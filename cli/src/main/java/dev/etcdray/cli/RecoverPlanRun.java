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
    int run() throws IOException {
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

    private PlanMaker.Made made() throws IOException {
        PlanWishes wishes = withFreeDisk(settings.wishes());
        try (Cluster cluster = Cluster.connect(settings.connection())) {
            LiveEtcd etcd = new LiveEtcd(cluster, settings.recovery().live());
            return new PlanMaker(settings.connection(), cluster, etcd, settings.recovery().live(), console)
                    .make(wishes);
        }
    }

    private PlanWishes withFreeDisk(PlanWishes wishes) throws IOException {
        Long asked = wishes.freeDisk().isEmpty() && !wishes.allowed().contains("unknown-free-disk")
                ? FreeDiskQuestion.answer(console)
                : null;
        return asked == null ? wishes : wishes.withFreeDisk(Map.of("", asked));
    }

    private void tell(Plan plan, Headline headline) throws IOException {
        try (Output output = Output.open(null, console)) {
            if (settings.writeOut() == WriteOut.JSON) {
                PlanFile.write(plan, output.writer());
            } else {
                PlanText.write(headline.shown(plan), headline.sentence(), console.layout(), output.writer());
                output.writer().write(next(settings.output(), headline));
            }
            output.commit();
        }
    }

    private static String next(Path file, Headline headline) {
        return "\nThe plan is in " + file + "." + switch (headline.state()) {
            case READY -> " Next: `etcdray recover apply " + file + "`";
            case NOTHING_TO_DO -> "";
            case REFUSED -> " Next: mend what refuses, or go on with what it says behind --allow, and plan again";
            case ACTION_NEEDED -> " Next: do what the check 'gate' says, and plan again";
            case CORRUPT -> " Next: change nothing";
        } + "\n";
    }
}
