package dev.etcdray.cli;

import java.io.IOException;
import java.nio.file.Path;

/** A saved snapshot is not what etcd sent. */
final class TrailerMismatchException extends IOException {
    private static final long serialVersionUID = 1;

    TrailerMismatchException(Path file) {
        super(file + ": the SHA-256 at its end is not that of the bytes before it: the snapshot is damaged or was"
                + " changed; take it again with `etcdctl snapshot save`");
    }
}
