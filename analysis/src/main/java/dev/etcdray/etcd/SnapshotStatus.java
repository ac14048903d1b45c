package dev.etcdray.etcd;

import org.jspecify.annotations.Nullable;

/**
 * The figures of {@code etcdutl snapshot status}.
 *
 * @param hash CRC32C over, for each top-level bucket in order, its name, then every key and value
 * @param revision main revision of the last entry of bucket {@code key}, 0 without one
 * @param liveKeys live keys: what etcdutl since 3.6 calls total keys
 * @param entries entries of all top-level buckets: what etcdutl up to 3.5 calls total keys
 * @param totalSizeBytes high-water mark times page size
 * @param storageVersion version of the storage schema, null before 3.6
 * @param trailer the SHA-256 behind the last page
 */
public record SnapshotStatus(long hash, long revision, long liveKeys, long entries, long totalSizeBytes,
        @Nullable String storageVersion, SnapshotTrailer trailer) {}
