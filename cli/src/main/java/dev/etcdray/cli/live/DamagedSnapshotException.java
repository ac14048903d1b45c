package dev.etcdray.cli.live;

import java.io.IOException;

/** A member sent all of its snapshot, and it is damaged. */
public final class DamagedSnapshotException extends IOException {
    private static final long serialVersionUID = 1;

    /** @param fault with a sentence that starts with the member */
    public DamagedSnapshotException(IOException fault) {
        super("the snapshot of " + fault.getMessage() + "; it is damaged and was not kept: take it again, or that of"
                + " another member with --from, and check this one's disk", fault);
    }
}
