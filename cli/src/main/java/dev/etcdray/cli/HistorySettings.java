package dev.etcdray.cli;

import dev.etcdray.cli.terminal.Console;
import dev.etcdray.history.HistoryOptions;
import dev.etcdray.history.KeyBytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/**
 * What {@code etcdray history} is to do, nothing left open.
 *
 * @param subject what to read
 * @param prefix whether the key is a prefix
 * @param most newest revisions of the key, or rows below the prefix; 0 = all
 * @param writeOut the format
 * @param output the file to write, null for stdout
 * @param options for the reading
 */
record HistorySettings(Subject subject, boolean prefix, int most, WriteOut writeOut, @Nullable Path output,
        HistoryOptions options) {
    private static final int DEFAULT_LIMIT = 1000;
    private static final int DEFAULT_TOP = 20;

    static HistorySettings of(HistoryCommand raw, Console console) throws IOException, UsageException {
        // Of two arguments the first is SOURCE; one alone is KEY, as no key can be guessed.
        String source = raw.key == null ? null : raw.source.source;
        String keyText = raw.key == null ? raw.source.source : raw.key;
        boolean live = SubjectArguments.isLive(raw.source, source, console);
        refuseRange(raw);
        WriteOut writeOut = WriteOut.resolve(raw.tables.writeOut, console.environment(),
                EnumSet.of(WriteOut.SIMPLE, WriteOut.TABLE, WriteOut.JSON, WriteOut.CSV));
        KeyBytes key = KeyArgument.of(keyText, raw.hex, raw.base64);
        if (key.length() == 0 && !raw.prefix) {
            throw new UsageException("KEY is empty, and etcd has no such key; with --prefix it means all keys");
        }
        int most = most(raw, writeOut == WriteOut.JSON || writeOut == WriteOut.CSV);
        HistoryOptions options = new HistoryOptions(key, raw.source.workersOrAll(), raw.source.prefixes(),
                !raw.source.skipHashCheck && !live);
        Path output = SubjectArguments.output(raw.tables.output, raw.source, source, console);
        return new HistorySettings(SubjectArguments.of(raw.source, source, console), raw.prefix, most, writeOut, output,
                options);
    }

    private static void refuseRange(HistoryCommand raw) throws UsageException {
        if ("range".equals(raw.source.live.flags.via)) {
            throw new UsageException("--via range cannot see history; a snapshot can, which takes the root role");
        }
    }

    /** A program gets all unless it asks for less; a terminal gets what can be read. */
    private static int most(HistoryCommand raw, boolean forProgram) throws UsageException {
        if (raw.prefix && raw.limit != null) {
            throw new UsageException("--limit is for one key's revisions; with --prefix use --top");
        }
        if (!raw.prefix && raw.top != null) {
            throw new UsageException("--top is for the rows of --prefix; for one key use --limit");
        }
        String option = raw.prefix ? "--top" : "--limit";
        Integer given = raw.prefix ? raw.top : raw.limit;
        if (given != null) {
            return Numbers.atLeast(option, given, 0);
        }
        return forProgram ? 0 : raw.prefix ? DEFAULT_TOP : DEFAULT_LIMIT;
    }
}
