package dev.etcdray.history;

import dev.etcdray.bolt.BoltDatabase;
import dev.etcdray.etcd.EtcdDatabase;
import dev.etcdray.etcd.Progress;
import dev.etcdray.etcd.ProgressParts;
import dev.etcdray.etcd.RevisionFeed;
import dev.etcdray.etcd.SnapshotTrailer;
import dev.etcdray.etcd.TrailerTask;
import dev.etcdray.etcd.UnsoundSnapshotException;
import dev.etcdray.report.Source;
import dev.etcdray.report.SourceInput;
import dev.etcdray.report.Tool;
import dev.etcdray.report.ToolVersion;
import dev.etcdray.report.Warning;
import dev.etcdray.report.Warnings;
import java.io.IOException;
import java.util.List;

/**
 * One reading of a file: what was found, and what is to be said of the file.
 *
 * @param head with a source that stood still
 * @param warnings what bears on the figures
 * @param found what the scan gave
 */
record Examination<T>(HistoryHead head, List<Warning> warnings, T found) {

    /** Looks through the revisions. */
    interface Scan<T> {
        /** The feed may be read once. */
        T of(RevisionFeed feed) throws IOException;

        /** All revisions of the file. */
        BucketTotals bucket(T found);

        /** The file holds nothing of what was asked for if this says so. */
        void refuseNothing(BoltDatabase bolt, EtcdDatabase etcd, T found) throws IOException;
    }

    static <T> Examination<T> of(BoltDatabase bolt, SourceInput input, boolean checkTrailer, HistoryHead.Query query,
            Scan<T> scan, Progress progress) throws IOException {
        ProgressParts parts = new ProgressParts(progress);
        Progress passed = parts.part(bolt.meta().usedBytes());
        Progress hashed = parts.part(checkTrailer && TrailerTask.isSnapshot(bolt) ? bolt.fileBytes() : 0);
        try (TrailerTask trailer = checkTrailer ? TrailerTask.start(bolt, hashed) : null) {
            EtcdDatabase etcd = EtcdDatabase.open(bolt, passed);
            if (!etcd.hasKeyBucket()) {
                throw new UnsoundSnapshotException(bolt.name() + ": a bbolt file without etcd's bucket \"key\": this"
                        + " is not an etcd db; name a saved snapshot, a db or a data dir");
            }
            T found = scan.of(etcd.feed());
            scan.refuseNothing(bolt, etcd, found);
            SnapshotTrailer checked = trailer == null ? null : trailer.result();
            HistoryHead head = new HistoryHead(HistoryHead.SCHEMA, new Tool(ToolVersion.get()),
                    input.source(bolt, checked), revisions(etcd), scan.bucket(found), query);
            return new Examination<>(head, Warnings.ofFile(bolt, etcd, checked), found);
        }
    }

    private static HistoryHead.Etcd revisions(EtcdDatabase etcd) {
        long compacted = etcd.facts().compactRevision();
        // An etcd starts at revision 1, which holds nothing.
        return new HistoryHead.Etcd(Math.max(1, Math.max(etcd.feed().lastMain(), compacted)), compacted);
    }

    /** The same, of a file that moved on before this reading of it. */
    Examination<T> after(long firstTxid, long txid) {
        if (firstTxid == txid) {
            return this;
        }
        Source moved = head.source().changed(new Source.Change(firstTxid, txid));
        return new Examination<>(head.with(moved), warnings, found);
    }
}
