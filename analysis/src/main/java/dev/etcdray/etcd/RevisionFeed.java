package dev.etcdray.etcd;

import java.io.Closeable;
import java.io.IOException;

/**
 * Revisions in chunks. With history, chunks are in rising order of revision: who wants them newest to oldest takes the
 * chunks, and each chunk's revisions, backward. Without ({@link Coverage}), each key comes once and the order means
 * nothing. Chunks may be read in parallel, each thread with a reader of its own.
 */
public interface RevisionFeed {

    /** What this source lets us see. */
    Coverage coverage();

    /** Number of chunks. */
    int chunkCount();

    /** Main revision of the oldest revision, 0 if there is none. */
    long firstMain();

    /** Main revision of the newest revision, 0 if there is none. */
    long lastMain();

    /** A reader for one thread. */
    Reader newReader();

    /** Reads chunks, and single revisions by their locator. */
    interface Reader extends Closeable {

        /** Clears the batch and fills it with a chunk's revisions, with history oldest first. */
        void read(int chunk, RevisionBatch batch) throws IOException;

        /** Reads one revision again. */
        StoredRevision revision(long locator) throws IOException;

        @Override
        void close();
    }
}
