package dev.etcdray.etcd;

import dev.etcdray.bolt.BoltDatabase;
import dev.etcdray.bolt.Page;
import dev.etcdray.bolt.PageReader;
import dev.etcdray.bolt.PageSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Leaves that were read in the order of the file, before it was known which tree they belong to: what looks like a leaf
 * of bucket {@code key} and is sound through and through. The rest, and what memory has no room for, is read when a tree
 * reaches it, faults included. So this makes an analysis quicker and never another one.
 */
public final class EarlyLeaves {
    /** Of a file that nobody has read early. */
    public static final EarlyLeaves NONE = new EarlyLeaves(0);

    private static final long MOST_MEMORY_BYTES = 256 << 20;
    private static final long MOST_LEAF_BYTES = 16 << 20;
    private static final int BATCH_REVISIONS = 1 << 12;
    private static final int BATCH_KEYS_BYTES = 1 << 19;
    private static final long FIRST_PAGE_BEHIND_METAS = 2;

    private final long roomBytes;
    private final List<RevisionBatch> batches = new ArrayList<>();
    private long fullBytes;
    private int leaves;
    /** For each page 0, or 1 more than the number of the batch that its leaf is in. */
    private int[] batchOf = new int[1 << 12];
    private int[] leafOf = new int[1 << 12];

    private EarlyLeaves(long roomBytes) {
        this.roomBytes = roomBytes;
    }

    /** Holds as much as a part of the heap has room for. */
    static EarlyLeaves empty() {
        return empty(Math.min(MOST_MEMORY_BYTES, Runtime.getRuntime().maxMemory() / 8));
    }

    /** Holds so much. */
    static EarlyLeaves empty(long roomBytes) {
        return new EarlyLeaves(roomBytes);
    }

    /**
     * Reads what has room.
     *
     * @throws IOException if reading fails; what was read until then is sound
     */
    void read(PageSource source) throws IOException {
        BoltDatabase database = BoltDatabase.open(source, fault -> {
            // Whoever needs what is broken reads it again, and is told.
        });
        RevisionEntry entry = new RevisionEntry();
        try (PageReader reader = database.newReader()) {
            long end = database.meta().highWaterPage();
            long id = FIRST_PAGE_BEHIND_METAS;
            // The file may end long before its metas say so.
            while (id < end && (id + 1) * database.meta().pageSizeBytes() <= source.sizeBytes() && hasRoom()) {
                reader.willReadUpTo(Math.min(id + reader.windowPages(), end) - 1);
                Page page = reader.readLeaf(id, MOST_LEAF_BYTES);
                if (page != null) {
                    add(page, entry);
                }
                // A free page may hold an old header whose run is used for something else by now: that is read later.
                id += page == null ? 1 : 1 + page.overflow();
            }
        }
    }

    private boolean hasRoom() {
        return fullBytes + (batches.isEmpty() ? 0 : batches.getLast().memoryBytes()) < roomBytes;
    }

    private void add(Page page, RevisionEntry entry) throws IOException {
        RevisionBatch batch = batch();
        if (!addEntries(page, entry, batch)) {
            batch.dropLeaf();
            return;
        }
        batch.endLeaf(1 + page.overflow());
        int at = Math.toIntExact(page.id());
        if (at >= batchOf.length) {
            batchOf = Arrays.copyOf(batchOf, Math.max(at + 1, batchOf.length * 2));
            leafOf = Arrays.copyOf(leafOf, batchOf.length);
        }
        batchOf[at] = batches.size();
        leafOf[at] = batch.leaves() - 1;
        leaves++;
    }

    /** False if one of them is no revision, or some share their bytes. */
    private static boolean addEntries(Page page, RevisionEntry entry, RevisionBatch batch) throws IOException {
        long room = page.lengthBytes() - Page.headerBytes();
        for (int i = 0; i < page.count(); i++) {
            if (!page.leafElement(i) || !entry.read(page) || !batch.hasRoomFor(entry.keyBytes())) {
                return false;
            }
            room -= page.entryBytes();
            if (room < 0) {
                return false;
            }
            entry.addTo(batch, page, i);
        }
        return page.count() > 0;
    }

    private RevisionBatch batch() {
        if (batches.isEmpty() || batches.getLast().size() >= BATCH_REVISIONS
                || batches.getLast().keysBytes() >= BATCH_KEYS_BYTES) {
            fullBytes += batches.isEmpty() ? 0 : batches.getLast().memoryBytes();
            batches.add(new RevisionBatch());
        }
        return batches.getLast();
    }

    /** Number of leaves that were read, those included that no tree will reach. */
    public int count() {
        return leaves;
    }

    /** The batch with the leaf of a page; null if it was not read. */
    @Nullable
    RevisionBatch batch(long pageId) {
        int batch = pageId < batchOf.length ? batchOf[(int) pageId] : 0;
        return batch == 0 ? null : batches.get(batch - 1);
    }

    /** The leaf's number in its {@link #batch(long)}. */
    int leafInBatch(long pageId) {
        return leafOf[(int) pageId];
    }
}
