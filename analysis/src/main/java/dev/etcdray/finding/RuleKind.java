package dev.etcdray.finding;

/** What a rule needs to see. */
public enum RuleKind {
    /** Keys and sizes: runs always. */
    KEYS,
    /** Values of live objects as well: runs when these are read. */
    VALUES
}
