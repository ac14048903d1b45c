package dev.etcdray.kube.anatomy;

import java.io.IOException;

/** A value is not what its first bytes promise. It carries nothing: a message could quote the value. */
final class MalformedValueException extends IOException {
    MalformedValueException() {
        super("malformed value");
    }

    /** Hostile values may be many, and nobody looks at where one broke. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
