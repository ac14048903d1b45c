package dev.etcdray.live;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A member did not do what was asked. The message is one sentence that names it and says what to do. */
public final class LiveException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What kind of failure. */
    public enum Kind {
        /** No connection: nobody listens, no route, no such name, or it broke. */
        UNREACHABLE,
        /** No answer in time. */
        TIMED_OUT,
        /** TLS could not be agreed on, or one side does not trust the other. */
        TLS,
        /** Who we are is not accepted. */
        AUTHENTICATION,
        /** Who we are may not do this. */
        PERMISSION,
        /** The revision that was read has been compacted meanwhile. */
        COMPACTED,
        /** The member sent something that is not what was asked for. */
        BROKEN_ANSWER,
        /** A snapshot that came is not the one that was sent. */
        DAMAGED,
        /** The member refused, for another reason. */
        REFUSED
    }

    LiveException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** Nobody could be asked. */
    public static LiveException unreachable(String message) {
        return new LiveException(Kind.UNREACHABLE, message, null);
    }

    /** At that address is not who was looked for; both ids unsigned. */
    public static LiveException another(Endpoint endpoint, long found, long wanted) {
        return new LiveException(Kind.UNREACHABLE, endpoint + ": member " + Long.toHexString(found)
                + " answers there, and not " + Long.toHexString(wanted) + "; name each member's own address in"
                + " --endpoints", null);
    }

    /** What kind of failure. */
    public Kind kind() {
        return kind;
    }

    /** Whether it is about who we are and whom we trust, rather than about the member's health. */
    public boolean isAboutAccess() {
        return kind == Kind.TLS || kind == Kind.AUTHENTICATION || kind == Kind.PERMISSION;
    }
}
