package dev.etcdray.cli;

import dev.etcdray.cli.status.StatusForm;
import dev.etcdray.cli.terminal.Console;
import dev.etcdray.cli.terminal.Output;
import dev.etcdray.cli.terminal.ProgressLine;
import dev.etcdray.etcd.SnapshotStatus;
import dev.etcdray.etcd.SnapshotTrailer;
import dev.etcdray.report.StatusReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code etcdray status} and {@code etcdray snapshot status}: what {@code etcdutl snapshot status} prints. */
@Command(name = "status", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false, description = "Print hash, revision, keys, size and version as `etcdutl snapshot status` does.", footer = {
    "", "Examples:", "  etcdray status snapshot.db",
    "  etcdray snapshot status snapshot.db -w table",
    "  etcdray status snapshot.db --compat 3.5",
    "", "A snapshot whose SHA-256 does not match ends with 9. Exit codes: see `etcdray --help`."})
final class StatusCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", description = "A saved snapshot, a copied db, or a data dir.")
    @Nullable
    String file;

    @Option(names = {"-w",
        "--write-out"}, paramLabel = "FORMAT", description = "simple, table, json or fields (default: simple).")
    @Nullable
    String writeOut;

    @Option(names = "--compat", paramLabel = "VERSION", description = {
        "3.5: as etcdutl 3.5 prints it. Total keys are then the entries of all buckets;",
        "since 3.6 they are the live keys."})
    @Nullable
    String compat;

    StatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, UsageException {
        Path source = PathArguments.source(file);
        WriteOut format = WriteOut.resolve(writeOut, console.environment(),
                EnumSet.of(WriteOut.SIMPLE, WriteOut.TABLE, WriteOut.JSON, WriteOut.FIELDS));
        if (compat != null && !compat.equals("3.5")) {
            throw new UsageException("--compat does not know '" + compat + "'; it takes 3.5, or is left out");
        }
        SnapshotStatus status;
        try (ProgressLine progress = new ProgressLine(console)) {
            status = StatusReader.read(source, progress);
        }
        if (status.trailer() == SnapshotTrailer.MISMATCH) {
            throw new TrailerMismatchException(source);
        }
        try (Output output = Output.open(null, console)) {
            output.writer().write(text(format, StatusForm.of(status, compat != null)));
            output.commit();
        }
        return ExitCode.DONE;
    }

    private static String text(WriteOut format, StatusForm form) {
        return switch (format) {
            case TABLE -> form.table();
            case JSON -> form.json();
            case FIELDS -> form.fields();
            default -> form.simple();
        };
    }
}
