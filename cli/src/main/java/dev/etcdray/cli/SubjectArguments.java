package dev.etcdray.cli;

import dev.etcdray.cli.terminal.Console;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Whether a file or a live cluster is meant. A SOURCE that is named goes before a variable that names endpoints. */
final class SubjectArguments {

    private SubjectArguments() {
    }

    /** Whether it is a live cluster that is meant. */
    static boolean isLive(SourceOptions raw, @Nullable String source, Console console) throws UsageException {
        boolean flagged = !raw.connect.flags.endpoints.isEmpty() || raw.connect.flags.discoverySrv != null;
        if (source == null) {
            if (!raw.connect.isGiven(console.environment())) {
                throw new UsageException("nothing to read: give SOURCE, which is a snapshot, a db or a data dir, or"
                        + " --endpoints for a live cluster");
            }
            return true;
        }
        if (flagged) {
            throw new UsageException("SOURCE '" + source + "' and --endpoints are two things to read; give one");
        }
        String stray = LiveArguments.stray(raw.live.flags);
        if (stray != null) {
            throw new UsageException(stray + " is for a live cluster; give --endpoints instead of SOURCE");
        }
        return false;
    }

    /** What is to be read; may ask for a password, so all else is to be resolved before. */
    static Subject of(SourceOptions raw, @Nullable String source, Console console)
            throws IOException, UsageException {
        return isLive(raw, source, console)
                ? new Subject.OfCluster(LiveArguments.of(raw.live.flags, raw.connect, console))
                : new Subject.OfFile(PathArguments.source(source));
    }

    /** The file of {@code -o}, which must be neither what is read nor what is kept; null for stdout. */
    static @Nullable Path output(@Nullable String text, SourceOptions raw, @Nullable String source, Console console)
            throws IOException, UsageException {
        if (!isLive(raw, source, console)) {
            return PathArguments.output(text, PathArguments.source(source));
        }
        Path output = PathArguments.output(text);
        String keep = raw.live.flags.keep;
        if (output != null && keep != null
                && output.toAbsolutePath().equals(PathArguments.path(keep).toAbsolutePath())) {
            throw new UsageException("-o and --keep name one file; give two");
        }
        return output;
    }
}
