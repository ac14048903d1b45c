package dev.etcdray.reclaim;

import dev.etcdray.bolt.BoltDatabase;
import dev.etcdray.bolt.Bucket;
import dev.etcdray.bolt.FilePageSource;
import dev.etcdray.bolt.LeafCursor;
import dev.etcdray.bolt.Page;
import dev.etcdray.bolt.PageMap;
import dev.etcdray.bolt.PageReader;
import dev.etcdray.bolt.PageType;
import dev.etcdray.bolt.PageUse;
import dev.etcdray.bolt.Tree;
import dev.etcdray.bolt.check.FaultSink;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file for a forecast without the pass: the newest revision of each key in a map, and what a compaction keeps by
 * the definition of it.
 */
final class FileLoader implements AutoCloseable {
    /** Compacts nothing. */
    static final long NEVER = -1;

    private final FilePageSource source;
    private final BoltDatabase database;
    private final PageReader reader;
    private final PageMap map;
    private final List<Bucket> buckets = new ArrayList<>();
    private final List<FileShape.RootLeaf> rootLeaves = new ArrayList<>();
    private final Tree rootTree;
    private long freedBytes;
    private long head;

    private FileLoader(Path file) throws IOException {
        source = FilePageSource.open(file);
        database = BoltDatabase.open(source, FaultSink.strict());
        reader = database.newReader();
        map = database.newPageMap();
        rootTree = database.rootTree(reader, map);
        for (int leaf = 0; leaf < rootTree.leafCount(); leaf++) {
            Page page = Objects.requireNonNull(rootTree.readLeaf(reader, leaf));
            rootLeaves.add(new FileShape.RootLeaf(page.id(), (int) (1 + page.overflow()), page.count()));
            for (int i = 0; i < page.count(); i++) {
                page.leafElement(i);
                buckets.add(Objects.requireNonNull(rootTree.childBucket(page, leaf, i)));
            }
        }
    }

    static FileLoader open(Path file) throws IOException {
        return new FileLoader(file);
    }

    /** Main revision of the last entry. */
    long head() {
        return head;
    }

    long freedBytes() {
        return freedBytes;
    }

    /**
     * The input of a forecast.
     *
     * @param revision where to compact, {@link #NEVER} for not at all
     * @param keepsTombstone whether a tombstone at exactly that revision stays
     */
    ForecastInput input(long revision, boolean keepsTombstone) throws IOException {
        int keyAt = IntStream.range(0, buckets.size()).filter(i -> buckets.get(i).nameText().equals("key")).findFirst()
                .orElseThrow();
        Bucket key = buckets.get(keyAt);
        LoadedKeys keys = keys(key, revision, keepsTombstone);
        freedBytes = keys.freedBytes();
        return new ForecastInput(keys, shape(key), others(keyAt), file());
    }

    private LoadedKeys keys(Bucket bucket, long revision, boolean keepsTombstone) throws IOException {
        Map<String, long[]> newest = new HashMap<>();
        Tree tree = rootTree.child(bucket, reader, database.newPageMap());
        LeafCursor cursor = new LeafCursor(tree, reader);
        while (cursor.next()) {
            head = main(cursor.key());
            if (head <= revision) {
                newest.put(keyOf(cursor.value()), new long[]{head, sub(cursor.key())});
            }
        }
        LoadedKeys keys = new LoadedKeys();
        for (int leaf = 0; leaf < tree.leafCount(); leaf++) {
            Page page = Objects.requireNonNull(tree.readLeaf(reader, leaf));
            keys.leaf(bucket.isInline() ? 0 : page.id(), bucket.isInline() ? 0 : (int) (1 + page.overflow()));
            for (int i = 0; i < page.count(); i++) {
                page.leafElement(i);
                long main = main(page.key());
                long[] last = newest.getOrDefault(keyOf(page.value()), new long[]{-1, -1});
                boolean tombstone = page.keySize() == 18;
                boolean stays = main > revision || (last[0] == main && last[1] == sub(page.key())
                        && (!tombstone || (main == revision && keepsTombstone)));
                keys.entry(page.entryBytes(), (int) page.keySize(), !stays, main <= revision);
            }
        }
        return keys;
    }

    private static long main(MemorySegment key) {
        return key.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN), 0);
    }

    private static long sub(MemorySegment key) {
        return key.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN), 9);
    }

    /** Field 1 of mvccpb.KeyValue, which comes first: tag, length as a varint, bytes. */
    private static String keyOf(MemorySegment value) {
        if (value.get(ValueLayout.JAVA_BYTE, 0) != 0x0a) {
            throw new IllegalArgumentException("no key first");
        }
        long length = 0;
        int at = 1;
        for (int shift = 0;; shift += 7, at++) {
            byte next = value.get(ValueLayout.JAVA_BYTE, at);
            length |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                break;
            }
        }
        byte[] key = value.asSlice(at + 1, length).toArray(ValueLayout.JAVA_BYTE);
        return new String(key, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private TreeShape shape(Bucket bucket) throws IOException {
        List<TreeShape.Level> levels = new ArrayList<>();
        List<Long> level = List.of(bucket.rootPage());
        while (!bucket.isInline()) {
            List<Long> below = new ArrayList<>();
            TreeShape.@Nullable Level found = level(level, below);
            if (found == null) {
                break;
            }
            levels.addFirst(found);
            level = below;
        }
        return new TreeShape(levels);
    }

    private TreeShape.@Nullable Level level(List<Long> pageIds, List<Long> below) throws IOException {
        int[] pages = new int[pageIds.size()];
        int[] children = new int[pageIds.size()];
        for (int i = 0; i < pages.length; i++) {
            Page page = Objects.requireNonNull(reader.read(pageIds.get(i)));
            if (page.type() != PageType.BRANCH) {
                return null;
            }
            pages[i] = (int) (1 + page.overflow());
            children[i] = page.count();
            for (int child = 0; child < page.count(); child++) {
                page.branchElement(child);
                below.add(page.child());
            }
        }
        return new TreeShape.Level(pageIds.stream().mapToLong(Long::longValue).toArray(), pages, children);
    }

    private OtherBuckets others(int keyAt) throws IOException {
        List<SmallBucket> others = new ArrayList<>();
        int meta = -1;
        boolean[] has = new boolean[2];
        for (int i = 0; i < buckets.size(); i++) {
            if (i == keyAt) {
                continue;
            }
            if (buckets.get(i).nameText().equals("meta")) {
                meta = others.size();
                others.add(small(buckets.get(i), has));
            } else {
                others.add(small(buckets.get(i), new boolean[2]));
            }
        }
        return new OtherBuckets(others, keyAt, meta, has[0], has[1]);
    }

    private SmallBucket small(Bucket bucket, boolean[] has) throws IOException {
        List<int[]> entries = new ArrayList<>();
        Tree tree = rootTree.child(bucket, reader, database.newPageMap());
        LeafCursor cursor = new LeafCursor(tree, reader);
        while (cursor.next()) {
            entries.add(new int[]{(int) cursor.key().byteSize(), (int) cursor.value().byteSize()});
            String name = new String(cursor.key().toArray(ValueLayout.JAVA_BYTE),
                    java.nio.charset.StandardCharsets.ISO_8859_1);
            has[0] |= name.equals("scheduledCompactRev");
            has[1] |= name.equals("finishedCompactRev");
        }
        int pages = bucket.isInline()
                ? 0
                : (int) (1 + Objects.requireNonNull(reader.read(bucket.rootPage())).overflow());
        return new SmallBucket(bucket.name().length, bucket.rootPage(), pages,
                entries.stream().mapToInt(entry -> entry[0]).toArray(),
                entries.stream().mapToInt(entry -> entry[1]).toArray());
    }

    private FileShape file() throws IOException {
        PageMap uses = database.pageMap();
        BitSet free = new BitSet(uses.size());
        for (int page = 2; page < uses.size(); page++) {
            boolean unreached = uses.use(page) == PageUse.UNREACHED && !database.meta().hasFreelist();
            free.set(page, unreached || uses.use(page) == PageUse.FREE);
        }
        boolean branch = rootLeaves.size() > 1;
        FileShape.Root root = new FileShape.Root(rootLeaves, branch ? database.meta().rootPage() : 0, branch ? 1 : 0);
        return new FileShape(database.meta().pageSizeBytes(), database.meta().highWaterPage(), free, root);
    }

    @Override
    public void close() throws IOException {
        reader.close();
        source.close();
    }
}
