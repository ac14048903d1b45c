package dev.etcdray.recover.journal;

import java.io.IOException;
import java.util.List;

/** Lines that are kept. */
public interface Journal {

    /** What it holds. */
    List<JournalLine> lines();

    /** One line more; it is kept, whatever happens then, when this returns. */
    void append(JournalLine line) throws IOException;
}
