package dev.etcdray.cli;

import dev.etcdray.cli.terminal.Console;
import dev.etcdray.live.ConnectSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/**
 * What {@code etcdray endpoint status} is to do, nothing left open.
 *
 * @param connect how to reach the members
 * @param detail whether to show all figures
 * @param hashKv whether to compare hashes
 * @param writeOut the format
 * @param output the file to write, null for stdout
 */
record EndpointStatusSettings(ConnectSettings connect, boolean detail, boolean hashKv, WriteOut writeOut,
        @Nullable Path output) {

    static EndpointStatusSettings of(EndpointStatusCommand raw, Console console) throws IOException, UsageException {
        WriteOut writeOut = WriteOut.resolve(raw.writeOut, console.environment(), EnumSet.allOf(WriteOut.class));
        Path output = PathArguments.output(raw.output);
        return new EndpointStatusSettings(ConnectArguments.of(raw.connect, console), raw.detail, raw.hashKv, writeOut,
                output);
    }
}
