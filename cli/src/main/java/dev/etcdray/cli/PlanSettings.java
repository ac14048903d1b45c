package dev.etcdray.cli;

import dev.etcdray.cli.terminal.Console;
import dev.etcdray.recover.engine.Recovery;
import dev.etcdray.recover.plan.Plan;
import dev.etcdray.recover.plan.PlanFile;
import dev.etcdray.recover.plan.PlannedMember;
import dev.etcdray.recover.plan.Shell;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Which plan is meant.
 *
 * @param file the plan
 * @param journal what was done of it
 */
record PlanSettings(Path file, Path journal) {

    static PlanSettings of(PlanOptions raw) throws UsageException {
        if (raw.plan.isEmpty()) {
            throw new UsageException("PLAN is empty; give the file that `etcdray recover plan` wrote");
        }
        Path file = PathArguments.path(raw.plan);
        return new PlanSettings(file,
                raw.journal == null ? PlanWork.journalOf(file) : PathArguments.path(raw.journal));
    }

    /** Carries it out; the exit code. */
    int run(WorkOptions work, Recovery.Mode mode, Console console) throws IOException, UsageException {
        Plan plan = PlanFile.read(file);
        WorkSettings settings = WorkSettings.of(work,
                plan.members().stream().map(PlannedMember::endpoint).distinct().toList(), console);
        return new PlanWork(console, settings).run(this, mode);
    }

    /** What names both on a command line: a run that goes on with another journal would begin anew. */
    String words() {
        String words = Shell.quote(file.toString());
        return journal.equals(PlanWork.journalOf(file))
                ? words
                : words + " --journal " + Shell.quote(journal.toString());
    }
}
