package dev.etcdray.history;

import dev.etcdray.bolt.BoltDatabase;
import dev.etcdray.etcd.ConsistentRead;
import dev.etcdray.etcd.EtcdDatabase;
import dev.etcdray.etcd.Progress;
import dev.etcdray.etcd.RevisionFeed;
import dev.etcdray.kube.KubeKeys;
import dev.etcdray.report.SourceInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the history of a key, or of the keys below a prefix: the way in for whoever has a snapshot, a db or a data dir. */
public final class HistoryReader {
    private final SourceInput input;
    private final HistoryOptions options;
    private final Progress progress;

    /**
     * A reader of one file.
     *
     * @param source the path as the user gave it
     */
    public HistoryReader(Path source, HistoryOptions options, Progress progress) {
        this(SourceInput.ofFile(source), options, progress);
    }

    /** The same of what {@link SourceInput} names. */
    public HistoryReader(SourceInput input, HistoryOptions options, Progress progress) {
        this.input = input;
        this.options = options;
        this.progress = progress;
    }

    /**
     * The revisions of the key.
     *
     * @throws KeyNotFoundException if there is none
     * @throws java.nio.file.NoSuchFileException if there is no file, or a directory without {@code member/snap/db}
     * @throws java.nio.file.AccessDeniedException if it may not be read
     * @throws dev.etcdray.bolt.check.CorruptDatabaseException if it is damaged or not a bbolt file
     * @throws dev.etcdray.etcd.UnsoundSnapshotException if it is a bbolt file, but not an etcd's
     * @throws dev.etcdray.etcd.ChangedWhileReadingException if a running etcd changed it during every attempt
     */
    public KeyHistory ofKey() throws IOException {
        RevisionSpool spool = new RevisionSpool();
        boolean done = false;
        try {
            Examination<BucketTotals> examination = read(HistoryHead.Query.ofKey(options.key()), new OneKey(spool));
            KeyHistory history = new KeyHistory(examination.head(), options.key().length(), spool,
                    examination.warnings());
            done = true;
            return history;
        } finally {
            if (!done) {
                spool.close();
            }
        }
    }

    /**
     * The keys that start with the key; throws what {@link #ofKey} throws.
     *
     * @param top rows, 0 = all
     */
    public PrefixHistory ofPrefix(int top) throws IOException {
        Examination<PrefixScan> examination = read(HistoryHead.Query.ofPrefix(options.key()), new Prefix());
        HistoryTotals others = HistoryTotals.NONE;
        HistoryTotals totals = HistoryTotals.NONE;
        List<PrefixRow> rows = new ArrayList<>();
        for (Map.Entry<KeyBytes, KeyChurn> key : examination.found().mostHistoryFirst()) {
            PrefixRow row = key.getValue().row(key.getKey());
            totals = totals.plus(row);
            if (top == 0 || rows.size() < top) {
                rows.add(row);
            } else {
                others = others.plus(row);
            }
        }
        return new PrefixHistory(examination.head(), rows, others.keys() == 0 ? null : others, totals,
                examination.warnings());
    }

    private <T> Examination<T> read(HistoryHead.Query query, Examination.Scan<T> scan) throws IOException {
        ConsistentRead.Result<Examination<T>> result = input
                .read(bolt -> Examination.of(bolt, input, options.checkTrailer(), query, scan, progress));
        return result.value().after(result.firstTxid(), result.txid());
    }

    private KeyNotFoundException notFound(BoltDatabase bolt, EtcdDatabase read, HistoryHead.Query query)
            throws IOException {
        List<String> registries = new ArrayList<>(KubeKeys.DEFAULT_PREFIXES);
        registries.addAll(options.registryPrefixes());
        // A feed is read once, so this is another one.
        RevisionFeed feed = EtcdDatabase.open(bolt, Progress.NONE).feed();
        List<KeyBytes> near = Suggestions.of(feed, options.workers(), options.key(), query.kind().equals("prefix"),
                registries);
        return new KeyNotFoundException(input.name(), query, read.facts().compactRevision(), near);
    }

    /** Into the spool, which every attempt begins anew. */
    private final class OneKey implements Examination.Scan<BucketTotals> {
        private final RevisionSpool spool;

        OneKey(RevisionSpool spool) {
            this.spool = spool;
        }

        @Override
        public BucketTotals of(RevisionFeed feed) throws IOException {
            spool.clear();
            return KeyScan.run(feed, options.workers(), options.key(), spool);
        }

        @Override
        public BucketTotals bucket(BucketTotals found) {
            return found;
        }

        @Override
        public void refuseNothing(BoltDatabase bolt, EtcdDatabase etcd, BucketTotals found) throws IOException {
            if (spool.size() == 0) {
                throw notFound(bolt, etcd, HistoryHead.Query.ofKey(options.key()));
            }
        }
    }

    private final class Prefix implements Examination.Scan<PrefixScan> {

        @Override
        public PrefixScan of(RevisionFeed feed) throws IOException {
            return PrefixScan.run(feed, options.workers(), options.key());
        }

        @Override
        public BucketTotals bucket(PrefixScan found) {
            return found.bucket();
        }

        @Override
        public void refuseNothing(BoltDatabase bolt, EtcdDatabase etcd, PrefixScan found) throws IOException {
            if (found.isEmpty()) {
                throw notFound(bolt, etcd, HistoryHead.Query.ofPrefix(options.key()));
            }
        }
    }
}
