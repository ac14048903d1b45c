package dev.etcdray.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which names a report keeps to itself. Resources that are the same in every cluster always stay. */
public enum Redaction {
    /** None. */
    NONE,
    /** All that somebody chose become numbered: {@code ns-1}, {@code object-17}. */
    FULL,
    /** All but those of namespaces. */
    NAMESPACES,
    /** All become keyed hashes: equal names are equal within a report, and cannot be told from another run's. */
    HASHED;

    /** The mode with this name, as people type it. */
    public static Optional<Redaction> of(String name) {
        return Arrays.stream(values()).filter(mode -> mode.label().equalsIgnoreCase(name.strip())).findFirst();
    }

    /** The name in options. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
