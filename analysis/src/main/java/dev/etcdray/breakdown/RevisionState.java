package dev.etcdray.breakdown;

/** The state of a revision at the head revision. */
public enum RevisionState {
    /** The newest revision of its key, a put. */
    LIVE,
    /** A put that is not the newest revision of its key. */
    SUPERSEDED,
    /** A delete marker. */
    TOMBSTONE
}
