package dev.etcdray.history;

import dev.etcdray.report.Source;
import dev.etcdray.report.Tool;

/**
 * What was read and what was asked; the same for one key and for a prefix.
 *
 * @param schema always {@link #SCHEMA}
 * @param tool the program that wrote this
 * @param source what was read
 * @param etcd how far back the file can tell
 * @param keyBucket all revisions of the file
 * @param query what was asked
 */
public record HistoryHead(String schema, Tool tool, Source source, Etcd etcd, BucketTotals keyBucket, Query query) {
    /** Name and version of the contract. */
    public static final String SCHEMA = "etcdray/history/v1";

    /**
     * Main revisions.
     *
     * @param revision current revision
     * @param compactRevision revision of the last compaction, -1 when never compacted: what was superseded or deleted
     *        up to it is gone
     */
    public record Etcd(long revision, long compactRevision) {}

    /**
     * What was asked.
     *
     * @param kind {@code key} or {@code prefix}
     * @param key for reading
     * @param keyBase64 the bytes themselves
     */
    public record Query(String kind, String key, String keyBase64) {

        static Query ofKey(KeyBytes key) {
            return new Query("key", key.text(), key.base64());
        }

        static Query ofPrefix(KeyBytes prefix) {
            return new Query("prefix", prefix.text(), prefix.base64());
        }
    }

    HistoryHead with(Source later) {
        return new HistoryHead(schema, tool, later, etcd, keyBucket, query);
    }
}
