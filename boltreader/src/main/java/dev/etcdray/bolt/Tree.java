package dev.etcdray.bolt;

import dev.etcdray.bolt.check.FaultKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bucket's tree as the list of its leaf pages, in key order. Branches are read level by level (bbolt keeps all
 * leaves at one depth), so nothing recurses, leaves can be split among threads, and a page reached twice is a fault
 * with its number instead of a loop.
 */
public final class Tree {
    private final BoltDatabase database;
    private final Bucket bucket;
    private final @Nullable Tree host;
    private final PageMap map;
    private final long[] leaves;
    private final List<BranchLevel> branches;

    private Tree(BoltDatabase database, Bucket bucket, @Nullable Tree host, PageMap map, long[] leaves,
            List<BranchLevel> branches) {
        this.database = database;
        this.bucket = bucket;
        this.host = host;
        this.map = map;
        this.leaves = leaves;
        this.branches = branches;
    }

    /**
     * Lists the leaves of a bucket, claiming the runs of all its branches and the first page of each leaf.
     *
     * @param host for an inline bucket, the tree whose leaf it stands in; else not used
     */
    static Tree of(BoltDatabase database, Bucket bucket, @Nullable Tree host, PageMap map, PageReader reader)
            throws IOException {
        if (bucket.isInline()) {
            return new Tree(database, bucket, host, map, new long[1], List.of());
        }
        // An id out of range was reported where it was read.
        long[] level = database.isInUse(bucket.rootPage()) ? new long[]{bucket.rootPage()} : new long[0];
        int owner = map.addBucket(bucket);
        List<BranchLevel> branches = new ArrayList<>();
        while (true) {
            level = claim(database, level, map, owner);
            int broken = 0;
            PageHeader first = null;
            while (first == null && broken < level.length) {
                first = reader.header(level[broken]);
                broken += first == null ? 1 : 0;
            }
            level = broken == 0 ? level : Arrays.copyOfRange(level, broken, level.length);
            if (first == null || first.type() != PageType.BRANCH) {
                return new Tree(database, bucket, null, map, level, branches.reversed());
            }
            BranchLevel.Builder read = new BranchLevel.Builder(level.length);
            level = children(database, level, map, reader, read);
            branches.add(read.build());
        }
    }

    /** Claims the first page of each run; what is taken already is reported and left out. */
    private static long[] claim(BoltDatabase database, long[] level, PageMap map, int owner) throws IOException {
        int kept = 0;
        for (long pageId : level) {
            if (map.claim(pageId, 1, PageUse.LEAF, owner) == PageMap.OWN) {
                level[kept++] = pageId;
            } else {
                database.report(FaultKind.PAGE_REACHED_TWICE, pageId, "owner", "one, " + map.ownerName(pageId),
                        "a second, bucket " + map.bucket(owner));
            }
        }
        return kept == level.length ? level : Arrays.copyOf(level, kept);
    }

    private static long[] children(BoltDatabase database, long[] level, PageMap map, PageReader reader,
            BranchLevel.Builder read) throws IOException {
        LongList children = new LongList();
        for (long pageId : level) {
            map.setUse(pageId, PageUse.BRANCH);
            int before = children.size();
            Page page = read(database, pageId, PageType.BRANCH, map, reader);
            for (int i = 0; page != null && i < page.count(); i++) {
                if (page.branchElement(i) && childInRange(database, page, i)) {
                    children.add(page.child());
                }
            }
            if (page != null) {
                read.add(pageId, 1 + page.overflow(), children.size() - before);
            }
        }
        return children.toArray();
    }

    private static boolean childInRange(BoltDatabase database, Page page, int element) throws IOException {
        if (database.isInUse(page.child())) {
            return true;
        }
        long field = page.base() + Page.elementsEnd(element) + Layout.BRANCH_CHILD;
        database.report(FaultKind.PAGE_ID_RANGE, page.id(), page.fileOffset(field),
                "child page id of branch element " + element, database.pageRange(),
                Long.toUnsignedString(page.child()));
        return false;
    }

    /** Reads a run after its overflow was found to overlap no other: no byte is read for two owners. */
    private static @Nullable Page read(BoltDatabase database, long pageId, PageType type, PageMap map,
            PageReader reader) throws IOException {
        PageHeader header = reader.header(pageId);
        if (header == null) {
            return null;
        }
        if (header.type() != type) {
            database.report(FaultKind.PAGE_TYPE, pageId, "page type", type + ", as its place in the tree of bucket "
                    + map.bucket(map.owner(pageId)) + " says", header.type().toString());
            return null;
        }
        return header.overflow() == 0 || claimOverflow(database, pageId, header.overflow(), map)
                ? reader.run(header)
                : null;
    }

    private static boolean claimOverflow(BoltDatabase database, long pageId, long overflow, PageMap map)
            throws IOException {
        long twice = map.claimOverflow(pageId, overflow);
        if (twice >= 0) {
            database.report(FaultKind.PAGE_REACHED_TWICE, twice, "owner", "one, " + map.ownerName(twice),
                    "a second, the overflow of page " + pageId + " of bucket " + map.bucket(map.owner(pageId)));
        }
        return twice == PageMap.OWN;
    }

    /** The bucket. */
    public Bucket bucket() {
        return bucket;
    }

    /** Number of leaves, at least 1 in a healthy tree: an empty bucket has an empty leaf. */
    public int leafCount() {
        return leaves.length;
    }

    /** The branches above the leaves, from those right above them up to the root; none if the root is a leaf. */
    public List<BranchLevel> branches() {
        return branches;
    }

    /** Page id of a leaf; for an inline bucket the leaf has none of its own, and this is 0. */
    public long leafPage(int leaf) {
        return leaves[leaf];
    }

    /**
     * Reads a leaf. The pages behind its first are claimed when it is read for the first time.
     *
     * @return the page, valid until the reader's next read, or null after a fault
     */
    public @Nullable Page readLeaf(PageReader reader, int leaf) throws IOException {
        if (host == null) {
            return read(database, leaves[leaf], PageType.LEAF, map, reader);
        }
        Page page = host.readLeaf(reader, bucket.hostLeaf());
        return page == null ? null : page.inlinePage(bucket);
    }

    /**
     * Claims the pages behind the first of a leaf that was read without this tree, as {@link #readLeaf} does.
     *
     * @return false after a fault: the leaf is to be skipped
     */
    public boolean claimLeaf(int leaf, long overflow) throws IOException {
        return overflow == 0 || claimOverflow(database, leaves[leaf], overflow, map);
    }

    /** Tells the reader which leaves from this one on, up to {@code end}, stand close together in the file. */
    public void readAhead(PageReader reader, int leaf, int end) {
        if (host != null) {
            return;
        }
        long start = leaves[leaf];
        long last = start;
        for (int i = leaf + 1; i < end && leaves[i] > last && leaves[i] < start + reader.windowPages(); i++) {
            last = leaves[i];
        }
        reader.willReadUpTo(last);
    }

    /** Claims the pages behind the first of a leaf of this tree, as {@link #readLeaf} does; once per leaf. */
    public void claimOverflow(Page page, PageMap pages) throws IOException {
        if (!page.isInline() && page.overflow() > 0) {
            claimOverflow(database, page.id(), page.overflow(), pages);
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
        Bucket child = Bucket.child(bucket, page, host == null ? leaf : bucket.hostLeaf());
        if (!child.isInline() && !database.isInUse(child.rootPage())) {
            long field = page.valueOffset() + Layout.BUCKET_ROOT;
            database.report(FaultKind.PAGE_ID_RANGE, page.id(), page.fileOffset(field),
                    "root page id of bucket " + child, "0 (inline) or " + database.pageRange(),
                    Long.toUnsignedString(child.rootPage()));
            return null;
        }
        return child;
    }

    /**
     * The tree of a bucket that {@link #childBucket} found.
     *
     * @param pages the map that this tree claims its pages in
     */
    public Tree child(Bucket childBucket, PageReader reader, PageMap pages) throws IOException {
        return of(database, childBucket, host == null ? this : host, pages, reader);
    }
}
