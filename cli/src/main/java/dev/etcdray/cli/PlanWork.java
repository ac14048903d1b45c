package dev.etcdray.cli;

import dev.etcdray.cli.endpoint.HashComparison;
import dev.etcdray.cli.endpoint.Hashing;
import dev.etcdray.cli.recover.EtcdctlFlags;
import dev.etcdray.cli.recover.EventLines;
import dev.etcdray.cli.recover.HashProof;
import dev.etcdray.cli.recover.Headline;
import dev.etcdray.cli.recover.LiveEtcd;
import dev.etcdray.cli.recover.NamedMembers;
import dev.etcdray.cli.recover.NextSteps;
import dev.etcdray.cli.recover.PlanSnapshot;
import dev.etcdray.cli.recover.Report;
import dev.etcdray.cli.recover.SeenMembers;
import dev.etcdray.cli.recover.Sha256;
import dev.etcdray.cli.recover.Telling;
import dev.etcdray.cli.recover.TerminalApproval;
import dev.etcdray.cli.terminal.Console;
import dev.etcdray.cli.text.Layout;
import dev.etcdray.live.Cluster;
import dev.etcdray.recover.Etcd;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.engine.Approval;
import dev.etcdray.recover.engine.Ending;
import dev.etcdray.recover.engine.Parts;
import dev.etcdray.recover.engine.Recovery;
import dev.etcdray.recover.engine.Time;
import dev.etcdray.recover.journal.Journal;
import dev.etcdray.recover.journal.JournalFile;
import dev.etcdray.recover.journal.Progress;
import dev.etcdray.recover.plan.Briefings;
import dev.etcdray.recover.plan.Plan;
import dev.etcdray.recover.plan.PlanFile;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** Carries a plan out on a live cluster. */
final class PlanWork {
    /** What a test may put between the engine and the cluster: nothing, in the program. */
    static UnaryOperator<Etcd> around = UnaryOperator.identity();

    private final Console console;
    private final WorkSettings settings;

    PlanWork(Console console, WorkSettings settings) {
        this.console = console;
        this.settings = settings;
    }

    /** Where the journal of a plan is, unless the user says otherwise. */
    static Path journalOf(Path plan) {
        return plan.resolveSibling(plan.getFileName() + ".journal");
    }

    /** Applies or resumes a plan; the exit code. */
    int run(PlanSettings files, Recovery.Mode mode) throws IOException {
        Plan agreed = PlanFile.read(files.file());
        Plan plan = paced(agreed);
        try (JournalFile journal = JournalFile.open(files.journal());
                Cluster cluster = Cluster.connect(settings.connection())) {
            refuseUnreached(cluster);
            journal.claim(Sha256.of(files.file()), Instant.now().toString());
            Report report = report(plan);
            String words = files.words() + settings.recovery().allowingBeyond(agreed);
            console.whenCancelled("a call that is under way may go on at the member; `etcdray recover resume " + words
                    + "` finds out, and goes on");
            // Where nothing was begun there is nothing to go on with: the plan has to fit as when it is applied.
            boolean begun = new Progress(journal.lines()).isBegun();
            Ending ending = Recovery.run(parts(plan, cluster, journal, report),
                    begun ? mode : Recovery.Mode.APPLY);
            console.whenCancelled(null);
            int exitCode = ExitCode.of(ending.kind());
            if (exitCode != ExitCode.DONE) {
                console.error(ending.sentence());
            }
            report.end(plan, ending, exitCode, NextSteps.after(ending, plan.goal().disarm(), words));
            return exitCode;
        }
    }

    /** Of a plan that is not for carrying out, programs are told the end, too; people have read it. The exit code. */
    int notBegun(Plan plan, Headline headline) {
        int exitCode = ExitCode.of(headline.state());
        if (report(plan) instanceof Report.ForPrograms programs) {
            programs.narrator().notBegun(plan, headline, exitCode);
        }
        return exitCode;
    }

    /**
     * Proves the end state; the exit code.
     *
     * @param hashKv whether members' data are compared, too
     */
    int verify(Plan plan, Cluster cluster, Journal journal, boolean hashKv) throws IOException {
        refuseUnreached(cluster);
        Report report = report(plan);
        Ending proved = Recovery.verify(parts(paced(plan), cluster, journal, report));
        Ending ending = hashKv && proved.kind() == Ending.Kind.DONE ? compared(cluster, report, proved) : proved;
        int exitCode = ExitCode.of(ending.kind());
        if (exitCode != ExitCode.DONE) {
            console.error(ending.sentence());
        }
        report.end(plan, ending, exitCode, List.of());
        return exitCode;
    }

    private Ending compared(Cluster cluster, Report report, Ending proved) throws IOException {
        Observation seen = new LiveEtcd(cluster, settings.recovery().live()).observe();
        HashComparison comparison = Hashing.of(cluster, SeenMembers.views(cluster, seen), console::remark);
        report.compared(comparison);
        return HashProof.of(proved, comparison);
    }

    /**
     * A cluster that is not there, or does not let us in, and a name that nobody has, are told as by every other command:
     * nothing has begun.
     */
    private void refuseUnreached(Cluster cluster) throws IOException {
        Observation now = new LiveEtcd(cluster, settings.recovery().live()).observe();
        new NamedMembers(now).refuseUnknownMetrics(settings.recovery().live().metricsUrls().keySet());
    }

    private Plan paced(Plan plan) {
        return plan.allowing(settings.recovery().allowed()).at(settings.recovery().over(plan.pace()));
    }

    private Parts parts(Plan plan, Cluster cluster, Journal journal, Report report) {
        Approval approval = settings.yes() ? (step, word) -> true : new TerminalApproval(console.prompt());
        Briefings briefings = new Briefings(EtcdctlFlags.of(settings.connection()));
        return new Parts(plan, around.apply(new LiveEtcd(cluster, settings.recovery().live())), journal, approval,
                report.narrator(), Time.real(), briefings::of, new PlanSnapshot(console));
    }

    private Report report(Plan plan) {
        Writer out = new OutputStreamWriter(console.out(), StandardCharsets.UTF_8);
        if (settings.writeOut() == WriteOut.JSON) {
            return new Report.ForPrograms(new EventLines(out, new Telling(plan,
                    new OutputStreamWriter(console.err(), StandardCharsets.UTF_8), Layout.PLAIN, !settings.yes())));
        }
        return new Report.ForPeople(new Telling(plan, out, console.layout(), !settings.yes()));
    }
}
