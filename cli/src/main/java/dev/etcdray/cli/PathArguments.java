package dev.etcdray.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Paths that people give, and the ones that they cannot mean. */
final class PathArguments {

    private PathArguments() {
    }

    static Path source(@Nullable String text) throws UsageException {
        if (text == null || text.isEmpty()) {
            throw new UsageException("SOURCE is empty; give a snapshot, a db or a data dir");
        }
        if (text.equals("-")) {
            throw new UsageException("SOURCE cannot be stdin, as it is read by position; save it to a file first");
        }
        return path(text);
    }

    /** The file of {@code -o}; null for stdout. */
    static @Nullable Path output(@Nullable String text) throws UsageException {
        if (text == null || text.equals("-")) {
            return null;
        }
        if (text.isEmpty()) {
            throw new UsageException("-o is empty; give a file, or - for stdout");
        }
        return path(text);
    }

    /** The same for what reads a file, which it must not be. */
    static @Nullable Path output(@Nullable String text, Path source) throws IOException, UsageException {
        Path output = output(text);
        if (output == null) {
            return null;
        }
        for (Path read : new Path[]{source, source.resolve("member/snap/db"), source.resolve("snap/db"),
            source.resolve("db")}) {
            if (Files.exists(read) && Files.exists(output) && Files.isSameFile(read, output)) {
                throw new UsageException("-o " + text + " is SOURCE itself; give another file");
            }
        }
        return output;
    }

    static Path path(String text) throws UsageException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException("'" + text + "' is no path in this locale (" + e.getReason()
                    + "); for names beyond ASCII set LC_ALL=C.UTF-8");
        }
    }
}
