package dev.etcdray.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What all commands that look after a cluster take: what it does not tell itself, what is allowed, and how long is waited. */
final class RecoveryOptions {
    @ArgGroup(validate = false, exclusive = false, heading = "%nRecovery:%n")
    Flags flags = new Flags();

    /** The flags, as given; null = not given. */
    static final class Flags {
        @Option(names = "--allow", paramLabel = "CHECK", split = ",", description = "Go on although this check refuses or could not be made; its name stands beside it. May be repeated.")
        List<String> allow = new ArrayList<>();

        @Option(names = "--quota", paramLabel = "SIZE", description = "Quota of members that do not tell theirs, as in 8GiB.")
        @Nullable
        String quota;

        @Option(names = "--metrics-url", paramLabel = "MEMBER=URL", description = "Where a member (name or id) serves its metrics, if not where it serves clients; kubeadm: http://127.0.0.1:2381. May be repeated.")
        List<String> metricsUrl = new ArrayList<>();

        @Option(names = "--settle", paramLabel = "TIME", description = "How long the cluster settles after each defragmentation (default: 30s).")
        @Nullable
        String settle;

        @Option(names = "--health-timeout", paramLabel = "TIME", description = "Longest wait for a member to be well again (default: 1m).")
        @Nullable
        String healthTimeout;

        @Option(names = "--streams-timeout", paramLabel = "TIME", description = "Longest wait for snapshot streams to end (default: 1m).")
        @Nullable
        String streamsTimeout;

        @Option(names = "--compact-timeout", paramLabel = "TIME", description = "Longest wait for a compaction at a member (default: 10m).")
        @Nullable
        String compactTimeout;

        @Option(names = "--probe-pause", paramLabel = "TIME", description = "Between the two probes at the end (default: 5s).")
        @Nullable
        String probePause;
    }
}
