package dev.etcdray.report;

import dev.etcdray.bolt.BoltDatabase;
import dev.etcdray.etcd.EtcdDatabase;
import dev.etcdray.etcd.PageAccount;
import dev.etcdray.etcd.SnapshotTrailer;
import dev.etcdray.etcd.TrailerTask;
import dev.etcdray.etcd.UnsoundSnapshotException;

/** What a file may not have whose figures somebody relies on: it reads as bbolt, and they would mislead. */
final class Soundness {
    private Soundness() {
    }

    /**
     * A member sends all pages below the high-water mark and a SHA-256 (bbolt, tx.go: Tx.Size, WriteTo; etcd,
     * server/etcdserver/api/v3rpc/maintenance.go).
     */
    static void requireWhole(BoltDatabase database) throws UnsoundSnapshotException {
        long whole = database.meta().usedBytes() + SnapshotTrailer.BYTES;
        if (database.fileBytes() != whole) {
            throw new UnsoundSnapshotException(database.name() + ": the snapshot has " + database.fileBytes()
                    + " bytes and should have " + whole);
        }
    }

    /** As etcdutl, which gives no figures of such a file: a backup check must not pass it. */
    static void requireEtcd(BoltDatabase database, EtcdDatabase etcd) throws UnsoundSnapshotException {
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

    /** What a file may have that serves well enough to be looked at, and one that a member has just sent has not. */
    static void requireUndamaged(BoltDatabase database, PageAccount pages) throws UnsoundSnapshotException {
        if (!database.brokenMetas().isEmpty()) {
            throw new UnsoundSnapshotException(database.brokenMetas().getFirst().message());
        }
        if (pages.unattributedBytes() != 0) {
            throw new UnsoundSnapshotException(database.name() + ": " + pages.unattributedBytes()
                    + " bytes could not be attributed: pages overlap or are damaged");
        }
    }
}
