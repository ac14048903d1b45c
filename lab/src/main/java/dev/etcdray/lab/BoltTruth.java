package dev.etcdray.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * What bbolt's own tool says of a file, in bytes.
 *
 * @param fileBytes length of the file
 * @param leafPages number of leaf pages; one with overflow counts once
 * @param leafBytes leaf pages with their overflow
 * @param branchBytes branch pages
 * @param metaBytes meta pages
 * @param freelistBytes pages of the stored freelist
 * @param freeBytes free pages
 * @param entryBytes elements, keys and values of all leaf pages
 * @param revisions keys of bucket {@code key}
 */
public record BoltTruth(long fileBytes, long leafPages, long leafBytes, long branchBytes, long metaBytes,
        long freelistBytes, long freeBytes, long entryBytes, List<Bbolt.Revision> revisions) {
    /** On all machines that tests run on. */
    public static final long PAGE_BYTES = 4096;

    private static final long PAGE_HEADER_BYTES = 16;
    private static final long ELEMENT_BYTES = 16;
    private static final long BUCKET_HEADER_BYTES = 16;

    /** Copies the list. */
    public BoltTruth {
        revisions = List.copyOf(revisions);
    }

    /** Reads a copy. */
    public static BoltTruth of(Path copy) throws IOException, InterruptedException {
        List<Bbolt.PageRun> pages = Bbolt.pages(copy);
        return new BoltTruth(Files.size(copy), pages.stream().filter(run -> run.type().equals("leaf")).count(),
                bytes(pages, "leaf"), bytes(pages, "branch"), bytes(pages, "meta"), bytes(pages, "freelist"),
                bytes(pages, "free"), entryBytes(copy), Bbolt.revisions(copy));
    }

    /**
     * bbolt counts what leaf pages of top-level buckets use, headers included. The root bucket is not among them; it
     * holds the buckets' names, their headers, and what is inline.
     */
    private static long entryBytes(Path copy) throws IOException, InterruptedException {
        String stats = Bbolt.stats(copy);
        long inBuckets = Bbolt.stat(stats, "Bytes actually used for leaf data")
                - PAGE_HEADER_BYTES * Bbolt.stat(stats, "Number of logical leaf pages");
        long inRoot = Bbolt.stat(stats, "Bytes used for inlined buckets");
        for (String name : Bbolt.buckets(copy)) {
            inRoot += ELEMENT_BYTES + name.getBytes(StandardCharsets.UTF_8).length + BUCKET_HEADER_BYTES;
        }
        return inBuckets + inRoot;
    }

    private static long bytes(List<Bbolt.PageRun> pages, String type) {
        return pages.stream().filter(run -> run.type().equals(type)).mapToLong(Bbolt.PageRun::pages).sum()
                * PAGE_BYTES;
    }

    /** Headers of leaf pages. */
    public long leafHeaderBytes() {
        return leafPages * PAGE_HEADER_BYTES;
    }

    /** All pages below the high-water mark. */
    public long dbSizeBytes() {
        return leafBytes + branchBytes + metaBytes + freelistBytes + freeBytes;
    }

    /** Of these, what is not free. */
    public long usedBytes() {
        return dbSizeBytes() - freeBytes;
    }

    /**
     * What a server with this db reports as in use. Pages that the last transaction freed are neither free nor in use
     * until the next one, and etcd's figure still counts them: they are what the state one transaction earlier used and
     * this one does not.
     */
    public static long reportedInUseBytes(Path copy, Path scratch) throws IOException, InterruptedException {
        Set<Long> pages = used(copy);
        pages.addAll(used(Bbolt.oneTransactionEarlier(copy, scratch)));
        return pages.size() * PAGE_BYTES;
    }

    private static Set<Long> used(Path copy) throws IOException, InterruptedException {
        Set<Long> used = new HashSet<>();
        Bbolt.pages(copy).stream().filter(run -> !run.type().equals("free"))
                .flatMapToLong(run -> LongStream.range(run.first(), run.first() + run.pages())).forEach(used::add);
        return used;
    }
}
