package dev.etcdray.cli;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A flag of etcdctl's that the user has set.
 *
 * @param origin the flag or the variable, for messages
 * @param text its value
 */
record GivenFlag(String origin, String text) {
    private static final String PREFIX = "ETCDCTL_";

    /** What the command line, else the environment says; null if neither. An empty variable says nothing. */
    static @Nullable GivenFlag of(String flag, @Nullable String value, Map<String, String> environment) {
        if (value != null) {
            return new GivenFlag(flag, value);
        }
        String variable = PREFIX + flag.replaceFirst("^--", "").replace('-', '_').toUpperCase(Locale.ROOT);
        String text = environment.getOrDefault(variable, "");
        return text.isEmpty() ? null : new GivenFlag(variable, text);
    }

    /** Never the value: it may be a password. */
    @Override
    public String toString() {
        return origin;
    }
}
