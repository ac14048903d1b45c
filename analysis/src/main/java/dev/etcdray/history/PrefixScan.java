package dev.etcdray.history;

import dev.etcdray.etcd.RevisionBatch;
import dev.etcdray.etcd.RevisionFeed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up the keys below a prefix. Memory holds a row a distinct key, however many revisions these have. */
final class PrefixScan {
    private static final Comparator<Map.Entry<KeyBytes, KeyChurn>> MOST_HISTORY = Comparator
            .comparingLong((Map.Entry<KeyBytes, KeyChurn> entry) -> entry.getValue().historyBytes()).reversed()
            .thenComparing(Map.Entry.comparingByKey());

    private final KeyBytes prefix;
    private final Map<KeyBytes, KeyChurn> churn = new HashMap<>();
    private BucketTotals bucket = BucketTotals.NONE;

    private record Found(BucketTotals bucket, Map<KeyBytes, KeyChurn> churn) {}

    private PrefixScan(KeyBytes prefix) {
        this.prefix = prefix;
    }

    /** Reads the feed to its end. */
    static PrefixScan run(RevisionFeed feed, int workers, KeyBytes prefix) throws IOException {
        PrefixScan scan = new PrefixScan(prefix);
        ChunkScan.run(feed, workers, (batch, reader) -> scan.find(batch), scan::take);
        return scan;
    }

    /** All revisions of the file. */
    BucketTotals bucket() {
        return bucket;
    }

    /** Whether there is no key below the prefix. */
    boolean isEmpty() {
        return churn.isEmpty();
    }

    /** The keys in order; sorted once. */
    List<Map.Entry<KeyBytes, KeyChurn>> mostHistoryFirst() {
        List<Map.Entry<KeyBytes, KeyChurn>> entries = new ArrayList<>(churn.entrySet());
        entries.sort(MOST_HISTORY);
        return entries;
    }

    private Found find(RevisionBatch batch) {
        Map<KeyBytes, KeyChurn> found = new HashMap<>();
        for (int i = 0; i < batch.size(); i++) {
            if (prefix.isPrefixOf(batch.keys(), batch.keyOffset(i), batch.keyLength(i))) {
                KeyBytes key = KeyBytes.of(batch.keys(), batch.keyOffset(i), batch.keyLength(i));
                KeyChurn earlier = found.get(key);
                if (earlier == null) {
                    found.put(key, KeyChurn.of(batch, i));
                } else {
                    earlier.add(batch, i);
                }
            }
        }
        return new Found(BucketTotals.of(batch), found);
    }

    private void take(Found found) {
        bucket = bucket.plus(found.bucket);
        found.churn.forEach((key, later) -> {
            KeyChurn earlier = churn.putIfAbsent(key, later);
            if (earlier != null) {
                earlier.add(later);
            }
        });
    }
}
