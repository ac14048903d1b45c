package dev.etcdray.report;

import java.util.Locale;
import java.util.Optional;

/** What {@code --by} can group by. */
public enum Dimension {
    RESOURCE,
    NAMESPACE,
    KIND,
    PREFIX,
    STATE,
    REVISION,
    LEASE,
    BUCKET,
    KEY;

    /** The dimension with this name, as people type it. */
    public static Optional<Dimension> of(String name) {
        for (Dimension dimension : values()) {
            if (dimension.label().equalsIgnoreCase(name.strip())) {
                return Optional.of(dimension);
            }
        }
        return Optional.empty();
    }

    /** The name in options, JSON and table heads. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
