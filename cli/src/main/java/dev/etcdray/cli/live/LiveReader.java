package dev.etcdray.cli.live;

import dev.etcdray.bolt.check.CorruptDatabaseException;
import dev.etcdray.cli.terminal.Console;
import dev.etcdray.cli.terminal.PrivateFile;
import dev.etcdray.cli.terminal.ProgressLine;
import dev.etcdray.etcd.EarlyLeaves;
import dev.etcdray.etcd.UnsoundSnapshotException;
import dev.etcdray.live.Cluster;
import dev.etcdray.live.LiveException;
import dev.etcdray.live.MemberChoice;
import dev.etcdray.report.SourceInput;
import dev.etcdray.report.StatusReader;
import java.io.IOException;
import java.nio.file.Path;

/** Reads one member of a live etcd. The connection ends as soon as the bytes are here: the rest costs the member nothing. */
public final class LiveReader {
    private final LiveSettings settings;
    private final Console console;

    /** Says what it does on the console. */
    public LiveReader(LiveSettings settings, Console console) {
        this.settings = settings;
        this.console = console;
    }

    /** What is done with a member's snapshot while it is here. */
    public interface SnapshotWork<T> {
        /** Reads it. */
        T of(SourceInput snapshot, MemberChoice choice) throws IOException;
    }

    /** What is done with a member's keys. */
    public interface RangeWork<T> {
        /** Reads them; closing the cluster early is fine. */
        T of(Cluster cluster, MemberChoice choice, PrivateFile spool) throws IOException;
    }

    /**
     * Takes a snapshot, whatever the settings say of ranges.
     *
     * @throws LiveException if it is not to be had
     */
    public <T> T snapshot(SnapshotWork<T> work) throws IOException {
        try (PrivateFile file = file(); Cluster cluster = Cluster.connect(settings.connection())) {
            MemberChoice choice = MemberPick.of(cluster, settings.from(), console);
            SnapshotFetch.into(file, cluster, choice, console);
            return read(file, cluster, choice, EarlyLeaves.NONE, work);
        }
    }

    /** Takes a snapshot, or reads keys, as the settings say. */
    public <T> T either(SnapshotWork<T> snapshotWork, RangeWork<T> rangeWork) throws IOException {
        try (PrivateFile file = file(); Cluster cluster = Cluster.connect(settings.connection())) {
            MemberChoice choice = MemberPick.of(cluster, settings.from(), console);
            if (settings.via() != Via.RANGE) {
                try {
                    EarlyLeaves early = SnapshotFetch.readingInto(file, cluster, choice, console);
                    return read(file, cluster, choice, early, snapshotWork);
                } catch (LiveException e) {
                    if (settings.via() == Via.SNAPSHOT || settings.keep() != null
                            || e.kind() != LiveException.Kind.PERMISSION) {
                        throw e;
                    }
                    console.warn("the user may not take a snapshot, which is for the root role: reading keys instead"
                            + " (--via range)");
                }
            }
            return rangeWork.of(cluster, choice, file);
        }
    }

    /** Made before anybody is asked: that it cannot be written is told at once. */
    private PrivateFile file() throws IOException {
        Path keep = settings.keep();
        return keep == null
                ? PrivateFile.temporary(settings.temporary(), console)
                : PrivateFile.beside(keep, console);
    }

    private <T> T read(PrivateFile file, Cluster cluster, MemberChoice choice, EarlyLeaves early, SnapshotWork<T> work)
            throws IOException {
        Path keep = settings.keep();
        cluster.close();
        SourceInput input = SourceInput.ofLive(file.path(), LiveSources.of(choice, keep), early);
        try {
            T result = work.of(input, choice);
            if (keep != null) {
                keep(file, input.name(), keep);
            }
            return result;
        } catch (CorruptDatabaseException | UnsoundSnapshotException e) {
            throw new DamagedSnapshotException(e);
        }
    }

    private void keep(PrivateFile file, String name, Path keep) throws IOException {
        try (ProgressLine progress = new ProgressLine(ProgressLine.Task.VERIFYING, console)) {
            StatusReader.verify(file.path(), name, progress);
        }
        file.commit(keep);
        console.wrote(keep);
    }
}
