package dev.etcdray.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@link PlanningOptions} come to.
 *
 * @param snapshot where it goes; null if the user does not say
 * @param from whose; null for the best
 * @param freeDisk bytes, by what the user calls the member; the empty name is any other
 * @param defragTimeoutSeconds null for what sizes ask for
 */
record PlanningSettings(@Nullable Path snapshot, @Nullable String from, Map<String, Long> freeDisk,
        @Nullable Long defragTimeoutSeconds) {

    static PlanningSettings of(PlanningOptions raw) throws UsageException {
        Long timeout = RecoverySettings.millis("--defrag-timeout", raw.defragTimeout);
        return new PlanningSettings(raw.snapshot == null ? null : PathArguments.path(raw.snapshot), raw.from,
                freeDisk(raw), timeout == null ? null : Math.max(1, timeout / 1000));
    }

    private static Map<String, Long> freeDisk(PlanningOptions raw) throws UsageException {
        Map<String, Long> bytes = new HashMap<>();
        for (String text : raw.freeDisk) {
            int sign = text.lastIndexOf('=');
            bytes.put(sign < 0 ? "" : text.substring(0, sign),
                    SizeArgument.bytes("--free-disk", text.substring(sign + 1)));
        }
        return bytes;
    }
}
