package dev.etcdray.cli.recover;

import dev.etcdray.recover.journal.JournalFile;
import dev.etcdray.recover.journal.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The journal beside a plan that is about to be replaced: a plan that was begun stays, as it is needed to go on. */
public final class EarlierJournal {
    private final Path plan;
    private final Path journal;

    /**
     * Of a plan.
     *
     * @param plan where the new one goes
     * @param journal which may be there
     */
    public EarlierJournal(Path plan, Path journal) {
        this.plan = plan;
        this.journal = journal;
    }

    /**
     * Stops whoever would lose a plan that was begun.
     *
     * @throws IOException if steps of it were begun
     * @throws dev.etcdray.recover.journal.JournalException if somebody is at work on it
     */
    public void refuseBegun() throws IOException {
        if (!Files.exists(journal)) {
            return;
        }
        try (JournalFile lines = JournalFile.open(journal)) {
            if (new Progress(lines.lines()).isBegun()) {
                throw new IOException(plan + " was begun, as " + journal + " says, and is needed to go on: `etcdray"
                        + " recover resume " + plan + "`; or name another file");
            }
        }
    }

    /** Nothing was begun by it: it makes way for that of the new plan. */
    public void setAside() throws IOException {
        if (Files.exists(journal)) {
            Files.move(journal, journal.resolveSibling(journal.getFileName() + ".old"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
