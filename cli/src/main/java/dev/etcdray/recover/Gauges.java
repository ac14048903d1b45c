package dev.etcdray.recover;

import org.jspecify.annotations.Nullable;

/**
 * What a member's metrics tell and its status does not.
 *
 * @param defragInflight whether it defragments just now ({@code etcd_disk_defrag_inflight}); null = not told
 * @param openReadTransactions of its db ({@code etcd_mvcc_db_open_read_transactions} or its older name); null = not told
 * @param openSnapshotStreams started less ended streams of the method Snapshot
 * @param compactRevision {@code etcd_debugging_mvcc_compact_revision}; null = not told
 */
public record Gauges(@Nullable Boolean defragInflight, @Nullable Long openReadTransactions, long openSnapshotStreams,
        @Nullable Long compactRevision) {}
