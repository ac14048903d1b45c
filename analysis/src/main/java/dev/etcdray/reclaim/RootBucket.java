package dev.etcdray.reclaim;

import java.util.Objects;

/** The root bucket: one element a top-level bucket. */
final class RootBucket {
    final SizeTree tree;

    RootBucket(SizeTree tree) {
        this.tree = tree;
    }

    /** As the file has it. */
    static RootBucket of(FileShape file, long[] elements, PageSpace space) {
        FileShape.Root shape = file.root();
        Node root = shape.branchPageId() == 0 ? null : Node.branch(shape.branchPageId(), shape.branchPages());
        int next = 0;
        Node leaf = null;
        for (FileShape.RootLeaf place : shape.leaves()) {
            leaf = Node.leaf(place.pageId(), place.pages());
            for (int n = 0; n < place.buckets(); n++) {
                if (next == elements.length) {
                    throw new IllegalArgumentException("the root bucket has more than " + next + " buckets");
                }
                leaf.addEntry(elements[next++]);
            }
            leaf.keyBytes = leaf.count == 0 ? 0 : leaf.elementKeyBytes(0);
            if (root != null) {
                root.addChild(leaf);
            }
        }
        if (next != elements.length) {
            throw new IllegalArgumentException("the root bucket has " + next + " of " + elements.length + " buckets");
        }
        Node top = root == null ? Objects.requireNonNull(leaf) : root;
        return new RootBucket(new SizeTree(top, file.pageSizeBytes(), Sizes.DEFAULT_FILL, space));
    }

    /** Replaces a bucket's element, as a transaction does for each bucket that it changed. */
    void set(int bucket, long element) {
        Node leaf = SizeTree.first(tree.root, BranchLoader.NONE);
        int index = bucket;
        while (index >= leaf.count) {
            index -= leaf.count;
            leaf = Objects.requireNonNull(tree.next(leaf, BranchLoader.NONE));
        }
        tree.materialisePath(leaf);
        leaf.setEntry(index, element);
    }

    /** Writes what the transaction changed. The root bucket itself is never inline. */
    void write() {
        if (tree.isTouched()) {
            new Spill(tree).all();
            tree.endTransaction();
        }
    }
}
