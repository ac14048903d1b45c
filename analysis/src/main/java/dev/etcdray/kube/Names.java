package dev.etcdray.kube;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The shapes of the names that may leave a value; lengths are those of k8s.io/apimachinery's validation. */
final class Names {
    /** The longest name of all: a group (a DNS subdomain of 253), a slash, a version (a DNS label of 63). */
    static final int MAX_LENGTH = 253 + 1 + 63;

    private static final Pattern API_VERSION = Pattern
            .compile("(?:[a-z0-9][a-z0-9.-]{0,252}/)?[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern KIND = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,62}");
    private static final Pattern ENCRYPTION = Pattern.compile("[\\p{Graph}&&[^:]]{1,253}");

    private Names() {
    }

    static @Nullable String apiVersion(@Nullable String text) {
        return matching(API_VERSION, text);
    }

    static @Nullable String kind(@Nullable String text) {
        return matching(KIND, text);
    }

    static @Nullable String encryption(@Nullable String text) {
        return matching(ENCRYPTION, text);
    }

    private static @Nullable String matching(Pattern pattern, @Nullable String text) {
        return text != null && pattern.matcher(text).matches() ? text : null;
    }
}
