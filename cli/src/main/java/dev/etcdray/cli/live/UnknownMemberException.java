package dev.etcdray.cli.live;

import java.io.IOException;

/** An option names a member that there is none of. */
public final class UnknownMemberException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * Of an option.
     *
     * @param flag as the user typed it
     * @param names says who there is
     */
    public UnknownMemberException(String flag, IllegalArgumentException names) {
        super(flag + ": " + names.getMessage(), names);
    }
}
