package dev.etcdray.recover.journal;

import java.io.IOException;

/** A journal that cannot be used. */
public final class JournalException extends IOException {
    private static final long serialVersionUID = 1L;

    JournalException(String message) {
        super(message);
    }

    JournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
