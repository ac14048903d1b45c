package dev.etcdray.etcd;

import dev.etcdray.bolt.BoltDatabase;
import dev.etcdray.bolt.Bucket;
import dev.etcdray.bolt.Freelist;
import dev.etcdray.bolt.LeafCursor;
import dev.etcdray.bolt.Page;
import dev.etcdray.bolt.PageMap;
import dev.etcdray.bolt.PageReader;
import dev.etcdray.bolt.Tree;
import dev.etcdray.bolt.Walk;
import dev.etcdray.bolt.check.CorruptDatabaseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An etcd's db, opened for one analysis: the small buckets are read at once, bucket {@code key} is given out as a
 * feed, and when that was read through, {@link #pages} tells where every byte of the file is.
 */
public final class EtcdDatabase {
    private static final String KEY_BUCKET = "key";

    private final BoltDatabase database;
    private final PageMap map;
    private final LeafTally tally;
    private final Map<String, Long> entryBytes = new TreeMap<>();
    private final List<String> warnings = new ArrayList<>();
    private final EtcdFacts facts;
    private final LayoutBuilder layout = new LayoutBuilder();
    private final Tree root;
    private final @Nullable Tree keyTree;
    private boolean freelistBroken;
    private final @Nullable KeyBucketFeed feed;

    private EtcdDatabase(BoltDatabase database, EarlyLeaves early, Progress progress) throws IOException {
        this.database = database;
        this.map = database.newPageMap();
        this.tally = new LeafTally(database);
        FactsReader factsReader = new FactsReader();
        try (PageReader reader = database.newReader(); PageReader rootReader = database.newReader()) {
            this.root = database.rootTree(rootReader, map);
            this.keyTree = topLevel(root, reader, rootReader, factsReader);
        }
        this.facts = factsReader.facts();
        this.feed = keyTree == null ? null : new KeyBucketFeed(database, keyTree, tally, progress, early);
    }

    /** Reads all but bucket {@code key}. */
    public static EtcdDatabase open(BoltDatabase database, Progress progress) throws IOException {
        return open(database, EarlyLeaves.NONE, progress);
    }

    /**
     * The same where some leaves of bucket {@code key} were read already.
     *
     * @param early those of this very file
     */
    public static EtcdDatabase open(BoltDatabase database, EarlyLeaves early, Progress progress) throws IOException {
        return new EtcdDatabase(database, early, progress);
    }

    /** Goes through the root bucket; returns the tree of bucket {@code key}, null if there is none. */
    private @Nullable Tree topLevel(Tree root, PageReader reader, PageReader rootReader, FactsReader factsReader)
            throws IOException {
        Tree found = null;
        for (int leaf = 0; leaf < root.leafCount(); leaf++) {
            Page page = root.readLeaf(rootReader, leaf);
            if (page == null) {
                continue;
            }
            long leafEntries = 0;
            for (int i = 0; i < page.count(); i++) {
                if (!page.leafElement(i)) {
                    continue;
                }
                leafEntries = tally.plus(leafEntries, page);
                Bucket bucket = page.isBucket() ? root.childBucket(page, leaf, i) : null;
                count(bucket == null ? "" : KeyText.of(bucket.name()), page.entryBytes());
                if (bucket == null) {
                    continue;
                }
                Tree tree = root.child(bucket, reader, map);
                if (bucket.nameText().equals(KEY_BUCKET)) {
                    found = tree;
                    layout.key(tree);
                } else {
                    factsReader.read(bucket.nameText(), new LeafCursor(tree, reader));
                    layout.small(bucket, new LeafCursor(tree, reader));
                    walk(KeyText.of(bucket.name()), tree, reader);
                }
            }
            tally.leaf(page, leafEntries);
            layout.endRootLeaf(page);
        }
        return found;
    }

    /** Counts the entries of a top-level bucket and of all buckets nested in it. */
    private void walk(String bucketName, Tree tree, PageReader reader) throws IOException {
        Walk.below(tree, reader, map, (within, page) -> {
            if (page.isInline()) {
                return; // Its bytes are the value of an element that is counted where it stands.
            }
            long leafEntries = 0;
            for (int i = 0; i < page.count(); i++) {
                leafEntries = page.leafElement(i) ? tally.plus(leafEntries, page) : leafEntries;
            }
            count(bucketName, leafEntries);
            tally.leaf(page, leafEntries);
        });
    }

    private void count(String bucketName, long bytes) {
        entryBytes.merge(bucketName, bytes, Long::sum);
    }

    /**
     * A freelist that cannot be read does not hide the data: the tree is fine in files seen in the field, so what no
     * tree reaches is called free then. Claimed last, so that a list that names pages of a tree is what is broken.
     */
    private boolean claimFreelist() throws IOException {
        try (PageReader reader = database.newReader()) {
            Freelist freelist = database.freelist(reader, map);
            return freelist != null || !database.meta().hasFreelist();
        } catch (CorruptDatabaseException e) {
            warnings.add("the stored freelist is broken, free pages are taken to be what no tree reaches: "
                    + e.getMessage());
            return false;
        }
    }

    /** The bbolt side. */
    public BoltDatabase bolt() {
        return database;
    }

    /** What etcd keeps about itself. */
    public EtcdFacts facts() {
        return facts;
    }

    /** The revisions of bucket {@code key}; empty if there is no such bucket. To be read once, to the end. */
    public RevisionFeed feed() {
        return feed == null ? EmptyFeed.INSTANCE : feed;
    }

    /** Whether there is a bucket {@code key}: else this is a bbolt file of somebody else. */
    public boolean hasKeyBucket() {
        return keyTree != null;
    }

    /** Entries of bucket {@code key} that are no revisions, after the feed was read. */
    public long undecodableEntries() {
        return feed == null ? 0 : feed.undecodable();
    }

    /** Sentences about what was found broken and got around, after {@link #pages}. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /**
     * Where the file's bytes are, after the feed was read to its end.
     *
     * @param revisionBytes what the revisions of bucket {@code key} take, as the pass added them up
     */
    public PageAccount pages(long revisionBytes) throws IOException {
        Tree tree = keyTree;
        if (tree != null && feed != null) {
            walkNested(tree, feed);
            boolean inline = tree.bucket().isInline();
            // An inline bucket's revisions are inside the element that holds it, which is counted already.
            count(KEY_BUCKET, feed.undecodableBytes() - (inline ? revisionBytes : 0));
        }
        freelistBroken = !claimFreelist();
        return PageAccount.of(database, map, tally, entryBytes, revisionBytes, freelistBroken);
    }

    /**
     * Where the buckets lie, after {@link #pages}; null when bucket {@code key} is missing or holds what is no revision,
     * or another bucket holds what no etcd writes.
     */
    public @Nullable StorageLayout layout() {
        boolean unreachedIsFree = freelistBroken || !database.meta().hasFreelist();
        return undecodableEntries() > 0 ? null : layout.layout(database, root, map, unreachedIsFree, facts);
    }

    private void walkNested(Tree tree, KeyBucketFeed read) throws IOException {
        try (PageReader reader = database.newReader()) {
            for (Bucket bucket : read.nested()) {
                walk(KEY_BUCKET, tree.child(bucket, reader, map), reader);
            }
        }
    }
}
