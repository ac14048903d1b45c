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
            ArrayDeque<Nested> nested = new ArrayDeque<>();
            for (int leaf = 0; leaf < tree.leafCount(); leaf++) {
                tree.readAhead(reader, leaf, tree.leafCount());
                Page page = tree.readLeaf(reader, leaf);
                if (page != null) {
                    leaf(new Inside(tree, page), leaf, reader, map, visitor, nested);
                }
            }
            while (!nested.isEmpty()) {
                Nested next = nested.poll();
                trees.add(next.holder().child(next.bucket(), reader, map));
            }
        }
    }

    /** A leaf's page, or a page inline in it. */
    private record Inside(Tree tree, Page page) {}

    /** A bucket with pages of its own. */
    private record Nested(Tree holder, Bucket bucket) {}

    /** Visits a leaf and the inline buckets in it, while it is in memory; other buckets are put down for later. */
    private static void leaf(Inside outermost, int leaf, PageReader reader, PageMap map, Visitor visitor,
            ArrayDeque<Nested> nested) throws IOException {
        ArrayDeque<Inside> inside = new ArrayDeque<>();
        inside.add(outermost);
        while (!inside.isEmpty()) {
            Inside next = inside.poll();
            Tree tree = next.tree();
            Page page = next.page();
            visitor.leaf(tree, page);
            long endOfBucketBefore = 0;
            for (int i = 0; i < page.count(); i++) {
                if (!page.leafElement(i) || !page.isBucket() || !page.checkBehind(i, endOfBucketBefore)) {
                    continue;
                }
                endOfBucketBefore = page.valueOffset() + page.valueSize();
                Bucket bucket = tree.childBucket(page, leaf, i);
                if (bucket == null) {
                    continue;
                }
                if (!bucket.isInline()) {
                    nested.add(new Nested(tree, bucket));
                    continue;
                }
                Page inline = page.inlinePage(bucket);
                if (inline != null) {
                    inside.add(new Inside(tree.child(bucket, reader, map), inline));
                }
            }
        }
    }
}
