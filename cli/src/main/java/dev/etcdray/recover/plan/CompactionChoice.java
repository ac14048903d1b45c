package dev.etcdray.recover.plan;

/** Whether history is to be compacted. */
public enum CompactionChoice {
    /** If free pages do not suffice. */
    AUTO,
    /** In any case. */
    ALWAYS,
    /** In no case. */
    NEVER
}
