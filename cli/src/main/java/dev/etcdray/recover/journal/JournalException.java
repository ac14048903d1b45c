package dev.etcdray.recover.journal;

import java.io.IOException;

/** A journal that cannot be used. */
public final class JournalException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean busy;

    JournalException(String message) {
        super(message);
        this.busy = false;
    }

    private JournalException(String message, boolean busy) {
        super(message);
        this.busy = busy;
    }

    static JournalException ofBusy(String message) {
        return new JournalException(message, true);
    }

    /** Whether it is another process that has it. */
    public boolean isBusy() {
        return busy;
    }

    JournalException(String message, Throwable cause) {
        super(message, cause);
        this.busy = false;
    }
}
