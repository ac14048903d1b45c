package dev.etcdray.cli;

import dev.etcdray.cli.recover.LiveEtcdSettings;
import dev.etcdray.cli.terminal.Console;
import dev.etcdray.recover.plan.Allow;
import dev.etcdray.recover.plan.Pace;
import dev.etcdray.recover.plan.Plan;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What {@link RecoveryOptions} come to.
 *
 * @param allowed names of {@code --allow}
 * @param live what the cluster does not tell itself
 * @param settle milliseconds, and so all that follow; null = not said
 * @param health how long a member may take to be well
 * @param streams how long snapshot streams may take to end
 * @param compact how long a compaction may take
 * @param probePause between probes
 */
record RecoverySettings(Set<String> allowed, LiveEtcdSettings live, @Nullable Long settle, @Nullable Long health,
        @Nullable Long streams, @Nullable Long compact, @Nullable Long probePause) {

    static RecoverySettings of(RecoveryOptions raw, Console console) throws UsageException {
        RecoveryOptions.Flags flags = raw.flags;
        Set<String> unknown = Allow.unknown(flags.allow);
        if (!unknown.isEmpty()) {
            throw new UsageException("--allow does not know " + String.join(", ", unknown) + "; it takes "
                    + String.join(", ", Allow.names()));
        }
        Long quota = flags.quota == null ? null : SizeArgument.bytes("--quota", flags.quota);
        return new RecoverySettings(Set.copyOf(flags.allow), new LiveEtcdSettings(urls(flags.metricsUrl), quota),
                millis("--settle", flags.settle), millis("--health-timeout", flags.healthTimeout),
                millis("--streams-timeout", flags.streamsTimeout), millis("--compact-timeout", flags.compactTimeout),
                millis("--probe-pause", flags.probePause));
    }

    static @Nullable Long millis(String flag, @Nullable String text) throws UsageException {
        return text == null ? null : DurationArgument.orNone(new GivenFlag(flag, text)).toMillis();
    }

    private static Map<String, URI> urls(List<String> given) throws UsageException {
        Map<String, URI> urls = new HashMap<>();
        for (String text : given) {
            String[] parts = text.split("=", 2);
            if (parts.length != 2 || parts[0].isEmpty() || !parts[1].matches("https?://[^/]+.*")) {
                throw new UsageException("--metrics-url is '" + text + "'; write it as m1=http://127.0.0.1:2381");
            }
            try {
                urls.put(parts[0], new URI(parts[1]));
            } catch (URISyntaxException e) {
                throw new UsageException("--metrics-url '" + parts[1] + "' is no URL (" + e.getReason() + ")", e);
            }
        }
        return urls;
    }

    /** What is allowed beyond a plan, as it stands behind a command: a run that goes on wants it again. Maybe empty. */
    String allowingBeyond(Plan plan) {
        Set<String> more = new TreeSet<>(allowed);
        more.removeAll(plan.allowed());
        return more.isEmpty() ? "" : " --allow " + String.join(",", more);
    }

    /** A pace, with what the user says instead. */
    Pace over(Pace usual) {
        return new Pace(settle == null ? usual.settleMillis() : settle, health == null ? usual.healthMillis() : health,
                streams == null ? usual.streamsMillis() : streams, compact == null ? usual.compactMillis() : compact,
                probePause == null ? usual.probePauseMillis() : probePause);
    }
}
