package dev.etcdray.cli;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Formats of {@code -w}. */
enum WriteOut {
    SIMPLE,
    TABLE,
    JSON,
    CSV,
    FIELDS;

    /** etcdctl's variable for the same flag; the flag wins. */
    static final String VARIABLE = "ETCDCTL_WRITE_OUT";

    /** What the option, else the environment, else the default says, if this command writes it. */
    static WriteOut resolve(@Nullable String option, Map<String, String> environment, EnumSet<WriteOut> known)
            throws UsageException {
        String variable = environment.getOrDefault(VARIABLE, "");
        if (option != null) {
            return of(option, "-w", known);
        }
        return variable.isEmpty() ? SIMPLE : of(variable, VARIABLE, known);
    }

    private static WriteOut of(String name, String origin, EnumSet<WriteOut> known) throws UsageException {
        return Arrays.stream(values()).filter(format -> known.contains(format) && format.label().equals(name))
                .findFirst().orElseThrow(() -> new UsageException(origin + " '" + name + "' is not a format here; use "
                        + known.stream().map(WriteOut::label).collect(Collectors.joining(", "))));
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
