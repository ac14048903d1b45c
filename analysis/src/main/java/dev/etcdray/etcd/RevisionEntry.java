package dev.etcdray.etcd;

import dev.etcdray.bolt.Page;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The revision in the current element of a leaf of bucket {@code key}; one object for many of them. */
final class RevisionEntry {
    /** A request to etcd is some MiB at most: an entry with a longer key is not one of its revisions. */
    private static final long MAX_KEY_BYTES = 64 << 20;

    private final KeyValueParser keyValue = new KeyValueParser();

    /** Reads it; false if the element is no revision. */
    boolean read(Page page) {
        if (page.isBucket() || !RevisionKey.isOne(page.data(), page.keyOffset(), page.keySize())
                || !keyValue.parse(page.data(), page.valueOffset(), page.valueSize())) {
            return false;
        }
        if (isTombstone(page)) {
            keyValue.valueSize = 0; // A delete marker has none, whatever is stored there.
        }
        return keyValue.keySize <= MAX_KEY_BYTES;
    }

    private static boolean isTombstone(Page page) {
        return page.keySize() == RevisionKey.TOMBSTONE_BYTES;
    }

    /** Length of the client's key. */
    long keyBytes() {
        return keyValue.keySize;
    }

    /** Adds what was read. */
    void addTo(RevisionBatch batch, Page page, long locator) {
        batch.add(RevisionKey.main(page.data(), page.keyOffset()), isTombstone(page), locator, page.entryBytes(),
                keyValue.valueSize, keyValue.lease, page.data(), keyValue.keyOffset, (int) keyValue.keySize);
    }

    /** What was read, with a view of its value. */
    StoredRevision stored(Page page) {
        MemorySegment key = MemorySegment.ofArray(
                page.data().asSlice(keyValue.keyOffset, keyValue.keySize).toArray(ValueLayout.JAVA_BYTE));
        return new StoredRevision(RevisionKey.main(page.data(), page.keyOffset()),
                RevisionKey.sub(page.data(), page.keyOffset()), isTombstone(page), key,
                page.data().asSlice(keyValue.valueOffset, keyValue.valueSize), keyValue.createRevision,
                keyValue.version, keyValue.lease, page.entryBytes());
    }
}
