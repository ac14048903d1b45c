package dev.etcdray.recover.engine;

import dev.etcdray.recover.journal.Event;
import dev.etcdray.recover.journal.Journal;
import dev.etcdray.recover.journal.JournalLine;
import dev.etcdray.recover.journal.Progress;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the journal, keeps what it comes to, and tells it. */
final class Log {
    private final Journal journal;
    private final Narrator narrator;
    private final Time time;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Progress progress;
    private long seq;

    Log(Journal journal, Narrator narrator, Time time) {
        this.journal = journal;
        this.narrator = narrator;
        this.time = time;
        this.progress = new Progress(journal.lines());
        this.seq = journal.lines().size();
    }

    Progress progress() {
        return progress;
    }

    /** About the run as a whole. */
    void run(Event event, String sentence) throws IOException {
        write(event, null, sentence, Map.of());
    }

    /** About a step. */
    void step(Event event, String step, String sentence) throws IOException {
        write(event, step, sentence, Map.of());
    }

    /** About a step, with figures. */
    void step(Event event, String step, String sentence, Map<String, Long> figures) throws IOException {
        write(event, step, sentence, figures);
    }

    private void write(Event event, @Nullable String step, String sentence, Map<String, Long> figures)
            throws IOException {
        int attempt = step == null ? 0 : progress.attempts(step) + (event == Event.STARTED ? 1 : 0);
        JournalLine line = new JournalLine(JournalLine.SCHEMA, seq + 1,
                time.now().truncatedTo(ChronoUnit.MILLIS).toString(), run, event, step, attempt, sentence, figures);
        journal.append(line);
        seq++;
        progress.add(line);
        narrator.line(line);
    }
}
