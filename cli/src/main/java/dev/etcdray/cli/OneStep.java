package dev.etcdray.cli;

import dev.etcdray.cli.recover.EarlierJournal;
import dev.etcdray.cli.recover.Headline;
import dev.etcdray.cli.recover.LiveEtcd;
import dev.etcdray.cli.recover.PlanMaker;
import dev.etcdray.cli.recover.PlanText;
import dev.etcdray.cli.recover.PlanWishes;
import dev.etcdray.cli.terminal.Console;
import dev.etcdray.cli.terminal.Output;
import dev.etcdray.cli.text.Layout;
import dev.etcdray.live.Cluster;
import dev.etcdray.recover.engine.Recovery;
import dev.etcdray.recover.plan.Plan;
import dev.etcdray.recover.plan.PlanFile;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * One step of a recovery alone: planned, shown, asked for and written down as in one. Its plan and journal stay, so that it can
 * be resumed.
 */
final class OneStep {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC);

    private final Console console;
    private final WorkSettings settings;
    private final Path file;

    /**
     * Of a command.
     *
     * @param named where the plan goes; null for a name with the time in it, in the working directory
     */
    OneStep(Console console, WorkSettings settings, String command, @Nullable String named) throws UsageException {
        this.console = console;
        this.settings = settings;
        this.file = PathArguments.path(named == null
                ? "etcdray-" + command + "-" + STAMP.format(Instant.now()) + ".plan.json"
                : named);
    }

    /** Plans it, and carries it out unless something stands in its way; the exit code. */
    int run(PlanWishes wishes) throws IOException {
        EarlierJournal earlier = new EarlierJournal(file, PlanWork.journalOf(file));
        earlier.refuseBegun();
        PlanWork work = new PlanWork(console, settings);
        try (Output output = Output.openPrivate(file, console)) {
            PlanMaker.Made made = made(wishes);
            Headline headline = Headline.of(made.plan(), made.seen());
            tell(headline.shown(made.plan()), headline);
            if (headline.state() != Headline.State.READY) {
                // A file of which nothing can be made would only lie about.
                return work.notBegun(made.plan(), headline);
            }
            PlanFile.write(made.plan(), output.writer());
            earlier.setAside();
            output.commit();
        }
        return work.run(new PlanSettings(file, PlanWork.journalOf(file)), Recovery.Mode.APPLY);
    }

    private void tell(Plan plan, Headline headline) throws IOException {
        boolean json = settings.writeOut() == WriteOut.JSON;
        Writer told = new OutputStreamWriter(json ? console.err() : console.out(), StandardCharsets.UTF_8);
        PlanText.write(plan, headline.sentence(), json ? Layout.PLAIN : console.layout(), told);
        if (headline.state() == Headline.State.READY) {
            told.write("\nThe plan is in " + file + ", and what is done of it is written to "
                    + PlanWork.journalOf(file) + ".\n");
        }
        told.flush();
    }

    private PlanMaker.Made made(PlanWishes wishes) throws IOException {
        try (Cluster cluster = Cluster.connect(settings.connection())) {
            LiveEtcd etcd = new LiveEtcd(cluster, settings.recovery().live());
            return new PlanMaker(settings.connection(), cluster, etcd, settings.recovery().live(), console)
                    .make(wishes);
        }
    }
}
