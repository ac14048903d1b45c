package dev.etcdray.cli.live;

import java.io.IOException;

/** {@code --from} names nobody. */
public final class UnknownMemberException extends IOException {
    private static final long serialVersionUID = 1;

    /** @param names says who there is */
    public UnknownMemberException(IllegalArgumentException names) {
        super("--from: " + names.getMessage(), names);
    }
}
