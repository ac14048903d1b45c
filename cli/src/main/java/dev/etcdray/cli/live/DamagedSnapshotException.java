package dev.etcdray.cli.live;

import java.io.IOException;

/** A member sent all of its snapshot, and it is damaged. */
public final class DamagedSnapshotException extends IOException {
    private static final long serialVersionUID = 1;

    /** @param member whose it is */
    public DamagedSnapshotException(String member, IOException fault) {
        super("the snapshot of " + member + " is damaged, and was not kept: " + fault.getMessage()
                + "; take one of another member with --from, and look after this one", fault);
    }
}
