package dev.etcdray.etcd;

import dev.etcdray.bolt.BoltDatabase;
import dev.etcdray.bolt.Page;
import dev.etcdray.bolt.check.CorruptDatabaseException;
import dev.etcdray.bolt.check.Fault;
import dev.etcdray.bolt.check.FaultKind;
import java.util.concurrent.atomic.LongAdder;

/** Adds up where the bytes of leaf pages go, from several threads. */
final class LeafTally {
    private final BoltDatabase database;
    private final LongAdder headerBytes = new LongAdder();
    private final LongAdder slackBytes = new LongAdder();

    LeafTally(BoltDatabase database) {
        this.database = database;
    }

    /**
     * What a leaf's entries take, with one more. Entries that share bytes would make the parts more than the file, and
     * a small file name more keys than memory holds.
     *
     * @throws CorruptDatabaseException if that is more than the page has
     */
    long plus(long entriesBytes, Page page) throws CorruptDatabaseException {
        long sum = entriesBytes + page.entryBytes();
        long room = page.lengthBytes() - Page.headerBytes();
        if (sum > room) {
            throw new CorruptDatabaseException(new Fault(FaultKind.ELEMENT_BOUNDS, database.name(), page.id(),
                    page.id() * database.meta().pageSizeBytes(), "elements, keys and values of a leaf",
                    "at most " + room + " bytes", sum + " bytes: some share their bytes"));
        }
        return sum;
    }

    /** Counts a leaf run: its header, and what neither header nor entries take. */
    void leaf(Page page, long entriesBytes) {
        leaf(page.lengthBytes(), entriesBytes);
    }

    /** The same of a run of so many bytes. */
    void leaf(long lengthBytes, long entriesBytes) {
        headerBytes.add(Page.headerBytes());
        slackBytes.add(lengthBytes - Page.headerBytes() - entriesBytes);
    }

    long headerBytes() {
        return headerBytes.sum();
    }

    long slackBytes() {
        return slackBytes.sum();
    }
}
