package dev.etcdray.finding;

/** How sure a finding is of its figures. */
public enum Confidence {
    /** Counted in the file. */
    HIGH,
    /** Counted, but whether it is waste is an assumption. */
    MEDIUM,
    /** A guess from names. */
    LOW
}
