package dev.etcdray.bolt;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/**
 * Entries of a bucket in key order, in both directions, of the whole tree or of a range of its leaves. Starts before
 * the first entry.
 */
public final class LeafCursor {
    private final Tree tree;
    private final PageReader reader;
    private final int firstLeaf;
    private final int endLeaf;

    private int leaf;
    private int element = -1;
    private boolean onEntry;
    private @Nullable Page page;
    private int loadedLeaf = -1;
    private long loadedGeneration;

    /** A cursor over all of a tree. What else reads through the given reader ends the current entry, not the cursor. */
    public LeafCursor(Tree tree, PageReader reader) {
        this(tree, reader, 0, tree.leafCount());
    }

    /** A cursor over the leaves from {@code firstLeaf} up to but without {@code endLeaf}. */
    public LeafCursor(Tree tree, PageReader reader, int firstLeaf, int endLeaf) {
        this.tree = tree;
        this.reader = reader;
        this.firstLeaf = firstLeaf;
        this.endLeaf = endLeaf;
        this.leaf = firstLeaf;
    }

    /** Moves to the next entry; false when there is none, and then {@link #previous} gives the last one. */
    public boolean next() throws IOException {
        while (leaf < endLeaf) {
            Page current = load(leaf);
            while (current != null && ++element < current.count()) {
                if (current.leafElement(element)) {
                    onEntry = true;
                    return true;
                }
            }
            leaf++;
            element = -1;
        }
        onEntry = false;
        return false;
    }

    /** Moves to the entry before; false when there is none, and then {@link #next} gives the first one. */
    public boolean previous() throws IOException {
        while (leaf >= firstLeaf) {
            if (leaf < endLeaf) {
                Page current = load(leaf);
                while (current != null && --element >= 0) {
                    if (current.leafElement(element)) {
                        onEntry = true;
                        return true;
                    }
                }
            }
            leaf--;
            Page before = leaf >= firstLeaf ? load(leaf) : null;
            element = before == null ? 0 : before.count();
        }
        leaf = firstLeaf;
        element = -1;
        onEntry = false;
        return false;
    }

    /** Goes behind the last entry, so that {@link #previous} gives it. */
    public void toEnd() {
        leaf = endLeaf;
        element = -1;
        onEntry = false;
    }

    /**
     * Moves to the first entry whose key is not below the given one (bytes compared unsigned).
     *
     * @return false when there is none, and then {@link #previous} gives the last one
     */
    public boolean seek(byte[] key) throws IOException {
        MemorySegment wanted = MemorySegment.ofArray(key);
        // The last leaf that starts at or below the key; leaves without a readable entry tell nothing either way.
        int low = firstLeaf;
        int high = endLeaf - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            int probe = middle;
            while (probe <= high && !firstEntry(probe)) {
                probe++;
            }
            if (probe > high || compare(page().key(), wanted) > 0) {
                high = middle - 1;
            } else {
                low = probe;
            }
        }
        leaf = low;
        element = -1;
        while (next()) {
            if (compare(key(), wanted) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Stands on the first readable entry of a leaf; false if it has none. */
    private boolean firstEntry(int index) throws IOException {
        Page current = load(index);
        onEntry = false;
        for (int i = 0; current != null && i < current.count() && !onEntry; i++) {
            onEntry = current.leafElement(i);
        }
        return onEntry;
    }

    /** The current entry's page, with its element set. */
    public Page page() {
        Page current = page;
        if (current == null || !onEntry) {
            throw new IllegalStateException("no entry: call next, previous or seek first");
        }
        if (loadedGeneration != reader.generation()) {
            throw new IllegalStateException("the reader has read another page meanwhile: move the cursor first");
        }
        return current;
    }

    /** The current entry's key; valid until the cursor moves or its reader reads another page. */
    public MemorySegment key() {
        return page().key();
    }

    /** The current entry's value; for a bucket its header and inline page. */
    public MemorySegment value() {
        return page().value();
    }

    /** The current entry's bucket if it holds one, or null, also after a fault. */
    public @Nullable Bucket bucket() throws IOException {
        return page().isBucket() ? tree.childBucket(page(), leaf, element) : null;
    }

    private @Nullable Page load(int index) throws IOException {
        if (loadedLeaf != index || loadedGeneration != reader.generation()) {
            if (loadedLeaf == index - 1 || loadedLeaf < 0) {
                tree.readAhead(reader, index, endLeaf);
            }
            page = tree.readLeaf(reader, index);
            loadedLeaf = index;
            loadedGeneration = reader.generation();
        }
        return page;
    }

    private static int compare(MemorySegment a, MemorySegment b) {
        long at = a.mismatch(b);
        if (at < 0) {
            return 0;
        }
        if (at == a.byteSize() || at == b.byteSize()) {
            return Long.compare(a.byteSize(), b.byteSize());
        }
        return Byte.compareUnsigned(a.get(ValueLayout.JAVA_BYTE, at), b.get(ValueLayout.JAVA_BYTE, at));
    }
}
