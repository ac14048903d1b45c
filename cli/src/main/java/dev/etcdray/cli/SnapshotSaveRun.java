package dev.etcdray.cli;

import dev.etcdray.bolt.check.CorruptDatabaseException;
import dev.etcdray.cli.live.DamagedSnapshotException;
import dev.etcdray.cli.live.MemberPick;
import dev.etcdray.cli.live.SavedSnapshot;
import dev.etcdray.cli.live.SnapshotFetch;
import dev.etcdray.cli.terminal.Console;
import dev.etcdray.cli.terminal.Output;
import dev.etcdray.cli.terminal.PrivateFile;
import dev.etcdray.cli.terminal.ProgressLine;
import dev.etcdray.cli.text.AlignedTables;
import dev.etcdray.etcd.SnapshotStatus;
import dev.etcdray.etcd.UnsoundSnapshotException;
import dev.etcdray.live.Cluster;
import dev.etcdray.live.MemberChoice;
import dev.etcdray.report.StatusReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Does what the settings of {@code etcdray snapshot save} say. */
final class SnapshotSaveRun {
    private final Console console;
    private final SnapshotSaveSettings settings;

    SnapshotSaveRun(Console console, SnapshotSaveSettings settings) {
        this.console = console;
        this.settings = settings;
    }

    /** The exit code. */
    int run() throws IOException {
        try (PrivateFile file = PrivateFile.beside(settings.file(), console)) {
            MemberChoice choice = received(file);
            SnapshotStatus status = verified(file.path(), choice);
            long bytes = Files.size(file.path());
            file.commit(settings.file());
            tell(new SavedSnapshot(settings.file().toString(), bytes, choice, status));
            return ExitCode.DONE;
        }
    }

    /** The connection is closed before the file is verified: the member has done its part. */
    private MemberChoice received(PrivateFile file) throws IOException {
        try (Cluster cluster = Cluster.connect(settings.connection())) {
            MemberChoice choice = MemberPick.of(cluster, settings.from(), console);
            SnapshotFetch.into(file, cluster, choice, console);
            return choice;
        }
    }

    private SnapshotStatus verified(Path file, MemberChoice choice) throws IOException {
        try (ProgressLine progress = new ProgressLine(ProgressLine.Task.VERIFYING, console)) {
            return StatusReader.verify(file, MemberPick.describe(choice), progress);
        } catch (CorruptDatabaseException | UnsoundSnapshotException e) {
            throw new DamagedSnapshotException(e);
        }
    }

    private void tell(SavedSnapshot saved) throws IOException {
        try (Output output = Output.open(null, console)) {
            if (settings.writeOut() == WriteOut.JSON) {
                output.writer().write(saved.json());
            } else {
                AlignedTables.write(List.of(saved.section()), console.layout(), output.writer());
            }
            output.commit();
        }
    }
}
