package dev.etcdray.bolt;

/**
 * A valid meta page: one of the two roots of a database (bbolt, internal/common/meta.go).
 *
 * @param slot 0 or 1: the page it stands in
 * @param pageSizeBytes bytes of a page, a power of two from 1 KiB to 64 KiB
 * @param rootPage page id of the root bucket's tree
 * @param rootSequence the root bucket's sequence
 * @param freelistPage page id of the freelist, or -1 when it is not stored
 * @param highWaterPage the first page id that was never in use; times the page size it is etcd's db size
 * @param txid id of the transaction that wrote it
 */
public record Meta(int slot, int pageSizeBytes, long rootPage, long rootSequence, long freelistPage, long highWaterPage,
        long txid) {

    /** Whether free pages are stored; else they are what no tree reaches. */
    public boolean hasFreelist() {
        return freelistPage != Layout.NO_FREELIST;
    }

    /** Bytes up to the high-water mark: what etcd calls db size and compares with its quota. */
    public long usedBytes() {
        return highWaterPage * pageSizeBytes;
    }
}
