package dev.etcdray.etcd;

import java.io.IOException;

/** A running etcd changed the file during every attempt to read it. */
public final class ChangedWhileReadingException extends IOException {
    private static final long serialVersionUID = 1;

    private final long txidBefore;
    private final long txidAfter;

    /** The file moved from one txid to another, the last time it was tried. */
    public ChangedWhileReadingException(String file, long txidBefore, long txidAfter, int attempts) {
        super(file + ": changed during each of " + attempts + " attempts to read it (transaction " + txidBefore + " to "
                + txidAfter + " at the last): a running etcd writes to it; save a snapshot with"
                + " `etcdctl snapshot save FILE` and read that");
        this.txidBefore = txidBefore;
        this.txidAfter = txidAfter;
    }

    /** The txid before the last attempt. */
    public long txidBefore() {
        return txidBefore;
    }

    /** The txid after it. */
    public long txidAfter() {
        return txidAfter;
    }
}
