package dev.etcdray.bolt;

import java.io.IOException;
import java.util.ArrayDeque;

/** Visits every leaf of a tree and of the buckets nested in it, to any depth, without recursion. */
public final class Walk {

    /** Sees each leaf once. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Called with a leaf's page, which is valid during the call.
         *
         * @param tree the tree that the leaf is of
         */
        void leaf(Tree tree, Page page) throws IOException;
    }

    private Walk() {
    }

    /** Walks a tree and all below it, in key order within each bucket, and claims the pages on the way. */
    public static void below(Tree top, PageReader reader, PageMap map, Visitor visitor) throws IOException {
        ArrayDeque<Tree> trees = new ArrayDeque<>();
        trees.add(top);
        while (!trees.isEmpty()) {
            Tree tree = trees.poll();
            ArrayDeque<Bucket> nested = leaves(tree, reader, map, visitor);
            while (!nested.isEmpty()) {
                trees.add(tree.child(nested.poll(), reader, map));
            }
        }
    }

    private static ArrayDeque<Bucket> leaves(Tree tree, PageReader reader, PageMap map, Visitor visitor)
            throws IOException {
        ArrayDeque<Bucket> nested = new ArrayDeque<>();
        for (int leaf = 0; leaf < tree.leafCount(); leaf++) {
            if (!tree.bucket().isInline()) {
                tree.readAhead(reader, leaf, tree.leafCount());
            }
            Page page = tree.readLeaf(reader, leaf);
            if (page == null) {
                continue;
            }
            tree.claimOverflow(page, map);
            visitor.leaf(tree, page);
            for (int i = 0; i < page.count(); i++) {
                if (page.leafElement(i) && page.isBucket()) {
                    Bucket bucket = tree.childBucket(page, leaf, i);
                    if (bucket != null) {
                        nested.add(bucket);
                    }
                }
            }
        }
        return nested;
    }
}
