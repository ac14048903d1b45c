package dev.etcdray.etcd;

import java.io.IOException;

/** A file that reads as bbolt, and yet is no whole and sound snapshot of an etcd: its figures would mislead. */
public final class UnsoundSnapshotException extends IOException {
    private static final long serialVersionUID = 1;

    /** One sentence: what is wrong with which file, and what to do. */
    public UnsoundSnapshotException(String message) {
        super(message);
    }
}
