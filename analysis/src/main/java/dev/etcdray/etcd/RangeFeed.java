package dev.etcdray.etcd;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.LongAdder;

/**
 * The live keys of a paged range, from a {@link RangeSpool}: each once, in the order in which they came. A locator is a
 * record's offset in the file. Bytes of an entry are what it takes in a page of the member: so live bytes are those of a
 * snapshot at the same revision.
 */
public final class RangeFeed implements RevisionFeed {
    private static final Coverage COVERAGE = new Coverage(false, false);

    private final String name;
    private final FileChannel channel;
    private final long[] chunks;
    private final long bytes;
    private final Revisions revisions;
    private final Progress progress;
    private final LongAdder doneBytes = new LongAdder();

    /**
     * Main revisions.
     *
     * @param pinned that the range was read at
     * @param first smallest mod revision of a key, 0 if there is none
     * @param last largest
     */
    record Revisions(long pinned, long first, long last) {}

    /** @param chunks offsets of the chunks */
    RangeFeed(String name, FileChannel channel, long[] chunks, long bytes, Revisions revisions, Progress progress) {
        this.name = name;
        this.channel = channel;
        this.chunks = chunks;
        this.bytes = bytes;
        this.revisions = revisions;
        this.progress = progress;
    }

    /** The same feed, telling how far the reading of chunks is. */
    public RangeFeed telling(Progress listener) {
        return new RangeFeed(name, channel, chunks, bytes, revisions, listener);
    }

    /** Main revision that the range was pinned to. */
    public long revision() {
        return revisions.pinned();
    }

    /** Length of the spool. */
    public long bytes() {
        return bytes;
    }

    @Override
    public Coverage coverage() {
        return COVERAGE;
    }

    @Override
    public int chunkCount() {
        return chunks.length;
    }

    @Override
    public long firstMain() {
        return revisions.first();
    }

    @Override
    public long lastMain() {
        return revisions.last();
    }

    @Override
    public Reader newReader() {
        return new SpoolReader(this);
    }

    long chunkStart(int chunk) {
        return chunks[chunk];
    }

    long chunkEnd(int chunk) {
        return chunk + 1 < chunks.length ? chunks[chunk + 1] : bytes;
    }

    void done(long chunkBytes) {
        doneBytes.add(chunkBytes);
        progress.at(doneBytes.sum(), bytes);
    }

    /** Fills the buffer from an offset on. */
    void read(long offset, ByteBuffer target) throws IOException {
        long position = offset;
        while (target.hasRemaining()) {
            int read = channel.read(target, position);
            if (read < 0) {
                throw new EOFException(name + ": ends at offset " + position + " of " + bytes
                        + ": it was cut while it was read");
            }
            position += read;
        }
    }

    IOException broken(long offset) {
        return new IOException(name + ": what is at offset " + offset
                + " is no mvccpb.KeyValue behind its length: the file was changed while it was read");
    }
}
