package dev.etcdray.live;

import java.time.Duration;

/**
 * What a member was asked for, in the words of sentences about it.
 *
 * @param what it is, with its article
 * @param isChange whether it changes something
 * @param limit longest wait for it
 */
record Asked(String what, boolean isChange, Duration limit) {

    static Asked toRead(String what, Duration limit) {
        return new Asked(what, false, limit);
    }

    /** Its limit is the caller's. */
    static Asked toChange(String what, Duration limit) {
        return new Asked(what, true, limit);
    }

    /** What the cluster does not do for strangers. */
    String before() {
        return isChange ? what : "it gives " + what;
    }

    /** What the user may not do. Compactions and leases are for every user; all other changes here are for root. */
    String denied(String words) {
        return isChange
                ? "the user is not allowed " + what + " (" + words + "), which takes the role root"
                : "the user may not read " + what + " (" + words + ")";
    }

    /** How long was waited, and the flags that set it. */
    String within() {
        return Durations.text(limit) + (isChange ? "" : " (--dial-timeout and --command-timeout)");
    }
}
