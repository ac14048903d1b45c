package dev.etcdray.finding;

/** How much a finding matters, rising. */
public enum Severity {
    /** Worth knowing. */
    INFO,
    /** Worth doing something about. */
    WARNING,
    /** Writes are refused, or soon will be. */
    CRITICAL
}
