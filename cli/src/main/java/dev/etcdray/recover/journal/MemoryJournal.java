package dev.etcdray.recover.journal;

import java.util.ArrayList;
import java.util.List;

/** Lines that are kept as long as the process lives: for what changes nothing that would have to be resumed. */
public final class MemoryJournal implements Journal {
    private final List<JournalLine> lines = new ArrayList<>();

    @Override
    public List<JournalLine> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void append(JournalLine line) {
        lines.add(line);
    }
}
