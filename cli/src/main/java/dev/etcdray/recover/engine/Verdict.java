package dev.etcdray.recover.engine;

/** What looking at the cluster tells of a call that ended without an answer. */
enum Verdict {
    /** It was done. */
    DONE,
    /** It was not done, and no longer will be. */
    NOT_DONE,
    /** Not yet. */
    OPEN
}
