package dev.etcdray.etcd;

import java.lang.foreign.MemorySegment;

/**
 * One revision, read by its locator.
 *
 * @param main main revision
 * @param sub sub revision; 0 from a paged range, where etcd does not tell it
 * @param tombstone whether it is a delete marker
 * @param key the client's key, a copy
 * @param value the client's value, a view that is valid until the reader's next read; never printed, stored or logged
 * @param createRevision main revision that created the key's generation
 * @param version puts since then
 * @param lease lease id, 0 for none
 * @param entryBytes bytes that the entry takes in its page
 */
public record StoredRevision(long main, long sub, boolean tombstone, MemorySegment key, MemorySegment value,
        long createRevision, long version, long lease, long entryBytes) {

    /** Sizes and numbers only: a value must not reach a log through this. */
    @Override
    public String toString() {
        return "StoredRevision[" + main + "_" + sub + (tombstone ? "t" : "") + ", key " + key.byteSize()
                + " bytes, value " + value.byteSize() + " bytes]";
    }
}
