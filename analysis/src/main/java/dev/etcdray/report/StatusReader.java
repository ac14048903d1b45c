package dev.etcdray.report;

import dev.etcdray.bolt.BoltDatabase;
import dev.etcdray.breakdown.Breakdown;
import dev.etcdray.breakdown.Pass;
import dev.etcdray.breakdown.PassOptions;
import dev.etcdray.breakdown.RevisionState;
import dev.etcdray.breakdown.RowFilter;
import dev.etcdray.etcd.ConsistentRead;
import dev.etcdray.etcd.EtcdDatabase;
import dev.etcdray.etcd.Progress;
import dev.etcdray.etcd.ProgressParts;
import dev.etcdray.etcd.SnapshotHash;
import dev.etcdray.etcd.SnapshotStatus;
import dev.etcdray.etcd.SnapshotTrailer;
import dev.etcdray.etcd.SourceFile;
import dev.etcdray.etcd.TrailerTask;
import dev.etcdray.etcd.UnsoundSnapshotException;
import dev.etcdray.kube.KubeKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Computes the figures of {@code etcdutl snapshot status}. */
public final class StatusReader {
    private static final PassOptions COUNT_ONLY = new PassOptions(Runtime.getRuntime().availableProcessors(), 1,
            new KubeKeys(KubeKeys.DEFAULT_PREFIXES), RowFilter.ALL, 0, 0, false, false, null,
            List.of(), null);

    private StatusReader() {
    }

    /**
     * Reads a snapshot, a db or a data dir; throws what {@link FileAnalyzer#analyze} throws.
     *
     * @throws UnsoundSnapshotException if figures would mislead: no etcd, entries that are no revisions, stray bytes
     */
    public static SnapshotStatus read(Path source, Progress progress) throws IOException {
        return ConsistentRead.of(SourceFile.resolve(source), database -> status(database, progress, false)).value();
    }

    /**
     * Reads all of a snapshot that was just saved: the SHA-256 behind it, both meta pages, every page of every tree.
     *
     * @param name what messages call it
     * @throws UnsoundSnapshotException if it is not a whole and sound snapshot
     * @throws dev.etcdray.bolt.check.CorruptDatabaseException if a page is damaged
     */
    public static SnapshotStatus verify(Path file, String name, Progress progress) throws IOException {
        return ConsistentRead.of(file, name, database -> status(database, progress, true)).value();
    }

    private static SnapshotStatus status(BoltDatabase database, Progress progress, boolean strict) throws IOException {
        long usedBytes = database.meta().usedBytes();
        ProgressParts parts = new ProgressParts(progress);
        Progress passed = parts.part(usedBytes);
        Progress walked = parts.part(usedBytes);
        Progress trailed = parts.part(TrailerTask.isSnapshot(database) ? database.fileBytes() : 0);
        try (TrailerTask trailer = TrailerTask.start(database, trailed)) {
            EtcdDatabase etcd = EtcdDatabase.open(database, passed);
            Breakdown breakdown = Pass.run(etcd.feed(), COUNT_ONLY);
            Soundness.requireEtcd(database, etcd);
            if (strict) {
                requireTrailer(database, trailer.result());
                Soundness.requireUndamaged(database, etcd.pages(breakdown.totals().bytes()));
            }
            SnapshotHash.Result hash = SnapshotHash.of(database, walked);
            return new SnapshotStatus(hash.hash(), etcd.feed().lastMain(),
                    breakdown.totals().revisions(RevisionState.LIVE), hash.entries(), usedBytes,
                    etcd.facts().storageVersion(), trailer.result());
        }
    }

    private static void requireTrailer(BoltDatabase database, SnapshotTrailer trailer)
            throws UnsoundSnapshotException {
        if (trailer != SnapshotTrailer.OK) {
            throw new UnsoundSnapshotException(database.name() + ": the SHA-256 at its end is missing or wrong");
        }
    }
}
