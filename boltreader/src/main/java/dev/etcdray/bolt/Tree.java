package dev.etcdray.bolt;

import dev.etcdray.bolt.check.FaultKind;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A bucket's tree as the list of its leaf pages, in key order. Branches are read level by level (bbolt keeps all
 * leaves at one depth), so nothing recurses, leaves can be split among threads, and a page reached twice is a fault
 * with its number instead of a loop.
 */
public final class Tree {
    private final BoltDatabase database;
    private final Bucket bucket;
    private final @Nullable Tree parent;
    private final long[] leaves;

    private Tree(BoltDatabase database, Bucket bucket, @Nullable Tree parent, long[] leaves) {
        this.database = database;
        this.bucket = bucket;
        this.parent = parent;
        this.leaves = leaves;
    }

    /**
     * Lists the leaves of a bucket, claiming the runs of all its branches and the first page of each leaf.
     *
     * @param parent the tree of the bucket that holds this one; null for the root bucket
     */
    static Tree of(BoltDatabase database, Bucket bucket, @Nullable Tree parent, PageReader reader, PageMap map)
            throws IOException {
        if (bucket.isInline()) {
            return new Tree(database, bucket, parent, new long[1]);
        }
        int owner = map.addBucket(bucket);
        long[] level = {bucket.rootPage()};
        while (true) {
            level = claim(database, level, map, owner);
            if (level.length == 0) {
                return new Tree(database, bucket, parent, level);
            }
            Page first = firstReadable(reader, level);
            if (first == null) {
                return new Tree(database, bucket, parent, new long[0]);
            }
            if (first.type() != PageType.BRANCH) {
                return new Tree(database, bucket, parent, level);
            }
            level = children(database, reader, level, map, owner);
        }
    }

    private static @Nullable Page firstReadable(PageReader reader, long[] level) throws IOException {
        for (long pageId : level) {
            Page page = reader.read(pageId);
            if (page != null) {
                return page;
            }
        }
        return null;
    }

    /** Claims the first page of each run; what is out of range or taken already is reported and left out. */
    private static long[] claim(BoltDatabase database, long[] level, PageMap map, int owner) throws IOException {
        int kept = 0;
        for (long pageId : level) {
            if (pageId < Layout.META_PAGES || pageId >= database.meta().highWaterPage()) {
                database.report(FaultKind.PAGE_ID_RANGE, pageId, "child page id", "2 to "
                        + (database.meta().highWaterPage() - 1), Long.toUnsignedString(pageId));
            } else if (map.claim(pageId, 1, PageUse.LEAF, owner) >= 0) {
                database.report(FaultKind.PAGE_REACHED_TWICE, pageId, "owner", "one, " + map.ownerName(pageId),
                        "a second, bucket " + map.bucket(owner));
            } else {
                level[kept++] = pageId;
            }
        }
        return kept == level.length ? level : Arrays.copyOf(level, kept);
    }

    private static long[] children(BoltDatabase database, PageReader reader, long[] level, PageMap map, int owner)
            throws IOException {
        LongList children = new LongList();
        for (long pageId : level) {
            Page page = reader.read(pageId);
            if (page == null) {
                continue;
            }
            if (page.type() != PageType.BRANCH) {
                database.report(FaultKind.PAGE_TYPE, pageId, "page type", PageType.BRANCH + " like its siblings",
                        page.type().toString());
                continue;
            }
            map.setUse(pageId, PageUse.BRANCH);
            claimOverflow(database, page, map, owner, PageUse.BRANCH);
            for (int i = 0; i < page.count(); i++) {
                if (page.branchElement(i)) {
                    children.add(page.child());
                }
            }
        }
        return children.toArray();
    }

    private static void claimOverflow(BoltDatabase database, Page page, PageMap map, int owner, PageUse use)
            throws IOException {
        long twice = map.claim(page.id() + 1, page.overflow(), use, owner);
        if (twice >= 0) {
            database.report(FaultKind.PAGE_REACHED_TWICE, twice, "owner", "one, " + map.ownerName(twice),
                    "a second, the overflow of page " + page.id() + " of bucket " + map.bucket(owner));
        }
    }

    /** The bucket. */
    public Bucket bucket() {
        return bucket;
    }

    /** Number of leaves, at least 1 in a healthy tree: an empty bucket has an empty leaf. */
    public int leafCount() {
        return leaves.length;
    }

    /** Page id of a leaf; for an inline bucket the leaf has none of its own, and this is 0. */
    public long leafPage(int leaf) {
        return leaves[leaf];
    }

    /**
     * Reads a leaf.
     *
     * @return the page, valid until the reader's next read, or null after a fault
     */
    public @Nullable Page readLeaf(PageReader reader, int leaf) throws IOException {
        if (bucket.isInline()) {
            return readInline(reader);
        }
        Page page = reader.read(leaves[leaf]);
        if (page != null && page.type() != PageType.LEAF) {
            database.report(FaultKind.PAGE_TYPE, page.id(), "page type", PageType.LEAF.toString(),
                    page.type().toString());
            return null;
        }
        return page;
    }

    /** Tells the reader which leaves from this one on, up to {@code end}, stand close together in the file. */
    public void readAhead(PageReader reader, int leaf, int end) {
        long start = leaves[leaf];
        long last = start;
        for (int i = leaf + 1; i < end && leaves[i] > last && leaves[i] < start + reader.windowPages(); i++) {
            last = leaves[i];
        }
        reader.willReadUpTo(last);
    }

    /** Claims the pages behind the first of a leaf of this tree, once per leaf. */
    public void claimOverflow(Page page, PageMap map) throws IOException {
        if (!page.isInline() && page.overflow() > 0) {
            claimOverflow(database, page, map, map.owner(page.id()), PageUse.LEAF);
        }
    }

    /**
     * The bucket in the current element of one of this tree's leaves.
     *
     * @return null after a fault
     */
    public @Nullable Bucket childBucket(Page page, int leaf, int element) throws IOException {
        if (!page.checkBucket(element)) {
            return null;
        }
        byte[] name = page.key().toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
        return Bucket.child(bucket, name, page.bucketRoot(), page.bucketSequence(), leaf, element);
    }

    /** The tree of a bucket that {@link #childBucket} found. */
    public Tree child(Bucket childBucket, PageReader reader, PageMap map) throws IOException {
        return of(database, childBucket, this, reader, map);
    }

    /**
     * An inline bucket's page stands in its parent's leaf. Inline buckets hold no buckets in what bbolt writes, but
     * nothing in the format forbids it, so the way down is walked from the first ancestor that has pages.
     */
    private @Nullable Page readInline(PageReader reader) throws IOException {
        java.util.ArrayDeque<Bucket> down = new java.util.ArrayDeque<>();
        Tree tree = this;
        while (tree.bucket.isInline() && tree.parent != null) {
            down.push(tree.bucket);
            tree = tree.parent;
        }
        Page page = tree.readLeaf(reader, down.element().parentLeaf());
        for (Bucket inlineBucket : down) {
            if (page == null || !page.leafElement(inlineBucket.element())
                    || !page.checkBucket(inlineBucket.element())) {
                return null;
            }
            page = page.inlinePage(inlineBucket.element());
        }
        return page;
    }

}
