package dev.etcdray.cli.terminal;

import java.io.IOException;

/** Whoever read stdout has gone: no error, but nothing more is to be done. */
public final class ReaderGoneException extends IOException {
    private static final long serialVersionUID = 1;

    /** What other programs that end by SIGPIPE show in a shell: 128 and the signal's number. */
    public static final int EXIT_CODE = 128 + 13;

    ReaderGoneException(IOException cause) {
        super(cause);
    }
}
