package dev.etcdray.etcd;

import dev.etcdray.bolt.BoltDatabase;
import dev.etcdray.bolt.Bucket;
import dev.etcdray.bolt.LeafCursor;
import dev.etcdray.bolt.PageMap;
import dev.etcdray.bolt.PageReader;
import dev.etcdray.bolt.Tree;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.zip.CRC32C;

/**
 * The hash of {@code etcdutl snapshot status}: CRC32C over, for each top-level bucket in order, its name, then every key
 * and value; of a nested bucket the name alone (etcd, etcdutl/snapshot/v3_snapshot.go: Status).
 */
public final class SnapshotHash {
    /** CRC32C.update takes a buffer; a long key or value goes in parts. */
    private static final long PART_BYTES = 1 << 20;
    private static final long REPORT_EVERY = 4096;

    private final BoltDatabase database;
    private final Progress progress;
    private final CRC32C crc = new CRC32C();
    private long entries;
    private long hashedBytes;

    private SnapshotHash(BoltDatabase database, Progress progress) {
        this.database = database;
        this.progress = progress;
    }

    /**
     * What the walk gives.
     *
     * @param hash the CRC32C
     * @param entries entries of all top-level buckets
     */
    public record Result(long hash, long entries) {}

    /** Walks all buckets. */
    public static Result of(BoltDatabase database, Progress progress) throws IOException {
        SnapshotHash hash = new SnapshotHash(database, progress);
        hash.run();
        return new Result(hash.crc.getValue(), hash.entries);
    }

    private void run() throws IOException {
        PageMap map = database.newPageMap();
        try (PageReader rootReader = database.newReader(); PageReader reader = database.newReader()) {
            Tree root = database.rootTree(rootReader, map);
            LeafCursor buckets = new LeafCursor(root, rootReader);
            while (buckets.next()) {
                Bucket bucket = buckets.bucket();
                if (bucket != null) {
                    add(buckets.key());
                    bucket(new LeafCursor(root.child(bucket, reader, map), reader));
                }
            }
        }
    }

    private void bucket(LeafCursor cursor) throws IOException {
        while (cursor.next()) {
            add(cursor.key());
            if (!cursor.page().isBucket()) {
                add(cursor.value());
            }
            entries++;
            hashedBytes += cursor.page().entryBytes();
            if (entries % REPORT_EVERY == 0) {
                progress.at(hashedBytes, database.meta().usedBytes());
            }
        }
    }

    private void add(MemorySegment bytes) {
        for (long offset = 0; offset < bytes.byteSize(); offset += PART_BYTES) {
            crc.update(bytes.asSlice(offset, Math.min(PART_BYTES, bytes.byteSize() - offset)).asByteBuffer());
        }
    }
}
