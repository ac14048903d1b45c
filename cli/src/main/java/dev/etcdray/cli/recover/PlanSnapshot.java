package dev.etcdray.cli.recover;

import dev.etcdray.bolt.check.CorruptDatabaseException;
import dev.etcdray.cli.live.DamagedSnapshotException;
import dev.etcdray.cli.live.MemberPick;
import dev.etcdray.cli.live.SnapshotFetch;
import dev.etcdray.cli.terminal.Console;
import dev.etcdray.cli.terminal.PrivateFile;
import dev.etcdray.cli.terminal.ProgressLine;
import dev.etcdray.etcd.SnapshotStatus;
import dev.etcdray.etcd.UnsoundSnapshotException;
import dev.etcdray.live.Cluster;
import dev.etcdray.live.MemberChoice;
import dev.etcdray.live.MemberView;
import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.engine.SnapshotProof;
import dev.etcdray.recover.plan.SnapshotFile;
import dev.etcdray.report.StatusReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the snapshot of a plan, and reads it again before it is needed. */
public final class PlanSnapshot implements SnapshotProof {
    private final Console console;

    /** Shows progress there. */
    public PlanSnapshot(Console console) {
        this.console = console;
    }

    /**
     * Saves and verifies one.
     *
     * @param target must not exist
     * @param members to choose from
     * @param from the member; null for the best
     */
    public SnapshotFile take(Cluster cluster, Path target, List<MemberView> members, @Nullable String from)
            throws IOException {
        try (PrivateFile file = PrivateFile.beside(target, console)) {
            MemberChoice choice = MemberPick.of(members, from, console);
            SnapshotFetch.into(file, cluster, choice, console);
            SnapshotStatus status = verified(file.path(), MemberPick.describe(choice));
            // The commands of a plan are run where its readers are.
            SnapshotFile taken = new SnapshotFile(target.toAbsolutePath().normalize().toString(),
                    Files.size(file.path()), Sha256.of(file.path()), status.revision(),
                    new MemberId(choice.status().memberId()));
            file.commit(target);
            return taken;
        }
    }

    private SnapshotStatus verified(Path file, String name) throws IOException {
        try (ProgressLine progress = new ProgressLine(ProgressLine.Task.VERIFYING, console)) {
            return StatusReader.verify(file, name, progress);
        } catch (CorruptDatabaseException | UnsoundSnapshotException e) {
            throw new DamagedSnapshotException(e);
        }
    }

    @Override
    public void verify(SnapshotFile snapshot) throws IOException {
        Path file = Path.of(snapshot.path());
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is gone; make a new plan");
        }
        if (Files.size(file) != snapshot.bytes() || !Sha256.of(file).equals(snapshot.sha256())) {
            throw new IOException(file + " is not the file that the plan was made with; make a new plan");
        }
        try (ProgressLine progress = new ProgressLine(ProgressLine.Task.VERIFYING, console)) {
            StatusReader.verify(file, file.toString(), progress);
        }
    }
}
