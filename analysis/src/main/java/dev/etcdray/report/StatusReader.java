package dev.etcdray.report;

import dev.etcdray.bolt.BoltDatabase;
import dev.etcdray.breakdown.Breakdown;
import dev.etcdray.breakdown.Pass;
import dev.etcdray.breakdown.PassOptions;
import dev.etcdray.breakdown.RevisionState;
import dev.etcdray.breakdown.RowFilter;
import dev.etcdray.etcd.ConsistentRead;
import dev.etcdray.etcd.EtcdDatabase;
import dev.etcdray.etcd.PageAccount;
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
            refuseUnsound(database, etcd);
            if (strict) {
                refuseDoubtful(database, etcd.pages(breakdown.totals().bytes()), trailer.result());
            }
            SnapshotHash.Result hash = SnapshotHash.of(database, walked);
            return new SnapshotStatus(hash.hash(), etcd.feed().lastMain(),
                    breakdown.totals().revisions(RevisionState.LIVE), hash.entries(), usedBytes,
                    etcd.facts().storageVersion(), trailer.result());
        }
    }

    /** What a file may have that serves well enough to be looked at, and a backup must not. */
    private static void refuseDoubtful(BoltDatabase database, PageAccount pages, SnapshotTrailer trailer)
            throws UnsoundSnapshotException {
        if (trailer != SnapshotTrailer.OK) {
            throw new UnsoundSnapshotException(database.name() + ": the SHA-256 at its end is missing or wrong");
        }
        if (!database.brokenMetas().isEmpty()) {
            throw new UnsoundSnapshotException(database.brokenMetas().getFirst().message());
        }
        if (pages.unattributedBytes() != 0) {
            throw new UnsoundSnapshotException(database.name() + ": " + pages.unattributedBytes()
                    + " bytes could not be attributed: pages overlap or are damaged");
        }
    }

    /** As etcdutl, which gives no figures of such a file: a backup check must not pass it. */
    private static void refuseUnsound(BoltDatabase database, EtcdDatabase etcd) throws UnsoundSnapshotException {
        if (!etcd.hasKeyBucket()) {
            throw new UnsoundSnapshotException(database.name() + ": a bbolt file without etcd's bucket \"key\": this is"
                    + " not an etcd db; name a saved snapshot, a db or a data dir");
        }
        if (etcd.undecodableEntries() > 0) {
            throw new UnsoundSnapshotException(database.name() + ": " + etcd.undecodableEntries() + " entries of bucket"
                    + " \"key\" cannot be read as revisions: the file is damaged; take the snapshot again");
        }
        if (TrailerTask.strayBytes(database) > 0) {
            throw new UnsoundSnapshotException(Warnings.strayBytes(database));
        }
    }
}
