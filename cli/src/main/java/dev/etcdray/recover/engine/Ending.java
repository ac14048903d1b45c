package dev.etcdray.recover.engine;

/**
 * How a run ended.
 *
 * @param kind what follows from it
 * @param sentence why
 */
public record Ending(Kind kind, String sentence) {

    /** What follows. */
    public enum Kind {
        /** All is done, and proved where that was asked for. */
        DONE,
        /** Something is to be done by hand. */
        ACTION_NEEDED,
        /** Nothing was changed: the plan does not fit, or a check stands in the way. */
        REFUSED,
        /** The user did not agree, and nothing was changed. */
        CANCELLED,
        /** Some steps are done; going on is safe. */
        PARTIAL,
        /** A step was begun and nobody knows what came of it. */
        UNKNOWN,
        /** TLS, user or permission. */
        ACCESS,
        /** Members disagree about data. */
        CORRUPT
    }
}
