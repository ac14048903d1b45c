package dev.etcdray.live;

import io.etcd.jetcd.api.HashKVResponse;

/**
 * A member's hash of its keys and their history (etcd, server/storage/mvcc/hash.go). Two of one revision can be compared
 * if they were taken after the same compaction.
 *
 * @param hash CRC32C, unsigned
 * @param compactRevision revision of the last compaction; -1 = never compacted
 */
public record MemberHash(long hash, long compactRevision) {

    static MemberHash of(HashKVResponse response) {
        return new MemberHash(Integer.toUnsignedLong(response.getHash()), response.getCompactRevision());
    }
}
