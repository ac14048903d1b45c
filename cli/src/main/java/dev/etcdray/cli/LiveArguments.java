package dev.etcdray.cli;

import dev.etcdray.cli.live.LiveSettings;
import dev.etcdray.cli.live.Via;
import dev.etcdray.cli.terminal.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the flags of a live reading come to. */
final class LiveArguments {
    /** What a range costs its member at this rate stands in docs/live.md. */
    private static final long DEFAULT_RATE = 20L << 20;

    private LiveArguments() {
    }

    static LiveSettings of(LiveOptions.Flags flags, ConnectOptions connect, Console console)
            throws IOException, UsageException {
        Via via = via(flags.via);
        long rate = flags.rate == null ? DEFAULT_RATE : rate(flags.rate);
        Path keep = flags.keep == null ? null : filled("--keep", flags.keep);
        if (keep != null && via == Via.RANGE) {
            throw new UsageException("--keep keeps a snapshot, and --via range takes none; leave one of them out");
        }
        Path temporary = flags.tempDir == null ? temporary(console.environment()) : filled("--temp-dir", flags.tempDir);
        // Last, as it may ask for a password.
        return new LiveSettings(ConnectArguments.of(connect, console), flags.from, via, rate, keep, temporary);
    }

    /** The flag that has no meaning without a live cluster; null if none is given. */
    static @Nullable String stray(LiveOptions.Flags flags) {
        if (flags.from != null) {
            return "--from";
        }
        if (flags.via != null) {
            return "--via";
        }
        if (flags.rate != null) {
            return "--rate";
        }
        return flags.keep != null ? "--keep" : flags.tempDir != null ? "--temp-dir" : null;
    }

    private static Via via(@Nullable String name) throws UsageException {
        if (name == null) {
            return Via.AUTO;
        }
        for (Via via : Via.values()) {
            if (via.name().toLowerCase(Locale.ROOT).equals(name)) {
                return via;
            }
        }
        throw new UsageException("--via does not know '" + name + "'; it takes auto, snapshot or range");
    }

    private static long rate(String text) throws UsageException {
        return text.strip().equals("0") ? 0 : SizeArgument.bytes("--rate", text.strip().replaceFirst("/s$", ""));
    }

    private static Path temporary(Map<String, String> environment) throws UsageException {
        String named = environment.getOrDefault("TMPDIR", "");
        return PathArguments.path(named.isEmpty() ? System.getProperty("java.io.tmpdir", "/tmp") : named);
    }

    private static Path filled(String option, String text) throws UsageException {
        if (text.isEmpty()) {
            throw new UsageException(option + " is empty; leave it out, or give a path");
        }
        return PathArguments.path(text);
    }
}
