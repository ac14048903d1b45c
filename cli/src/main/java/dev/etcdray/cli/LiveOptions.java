package dev.etcdray.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How a live cluster is read: the same for every command that takes a SOURCE or {@code --endpoints}. */
final class LiveOptions {
    @ArgGroup(validate = false, exclusive = false, heading = "%nReading a live cluster instead of SOURCE (with --endpoints or its variable):%n")
    Flags flags = new Flags();

    /** The flags, as given; null = not given. */
    static final class Flags {
        @Option(names = "--from", paramLabel = "MEMBER", description = "Read this member: its name, id or endpoint (default: a healthy follower; under an alarm the one with the largest db).")
        @Nullable
        String from;

        @Option(names = "--via", paramLabel = "WAY", description = "snapshot: all there is, for the root role. range: live keys only, paged, for whoever may read them. auto: the first that is allowed (default).")
        @Nullable
        String via;

        @Option(names = "--rate", paramLabel = "SIZE", description = "Read a range at most this fast, a second (default: 20MiB; 0: no limit).")
        @Nullable
        String rate;

        @Option(names = "--keep", paramLabel = "FILE", description = "Save the snapshot there, verified; else it is removed when it is read.")
        @Nullable
        String keep;

        @Option(names = "--temp-dir", paramLabel = "DIR", description = "Where there is room for the snapshot (default: the system's, as TMPDIR says).")
        @Nullable
        String tempDir;
    }
}
