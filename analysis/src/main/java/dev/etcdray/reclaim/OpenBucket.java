package dev.etcdray.reclaim;

/** A top-level bucket under change: its tree, and the element that holds its name in the root bucket. */
final class OpenBucket {
    final SizeTree tree;
    private final int nameBytes;

    OpenBucket(SizeTree tree, int nameBytes) {
        this.tree = tree;
        this.nameBytes = nameBytes;
    }

    /** Writes what the transaction changed; returns the element for the root bucket. */
    long write() {
        boolean inline = tree.isInlineable();
        if (inline) {
            tree.makeInline();
        } else {
            new Spill(tree).all();
        }
        tree.endTransaction();
        return element(nameBytes, inline ? tree.root.bytes() : 0);
    }

    /**
     * The element of a bucket.
     *
     * @param inlineBytes bytes of its page if it is stored inline, else 0
     */
    static long element(int nameBytes, long inlineBytes) {
        return Entry.of(Sizes.LEAF_ELEMENT_BYTES + nameBytes + Sizes.BUCKET_HEADER_BYTES + inlineBytes, nameBytes,
                false);
    }
}
