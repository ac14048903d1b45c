package dev.etcdray.etcd;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Takes the live keys that a paged range gives, in any order, and keeps them in a file: each a mvccpb.KeyValue as etcd
 * sends and stores it, behind its length (4 bytes, big-endian). The file holds values, as a snapshot would: whoever
 * made it sees to who may read it, and removes it. For one thread.
 */
public final class RangeSpool implements Closeable {
    static final int LENGTH_BYTES = Integer.BYTES;
    /** What a chunk holds before the next one begins; a large value makes it longer. */
    static final int CHUNK_BYTES = 256 << 10;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK_BYTES);
    private final KeyValueParser parser = new KeyValueParser();
    private long[] chunks = new long[64];
    private int chunkCount;
    private long keys;
    private long bytes;
    private long firstMain;
    private long lastMain;
    private boolean handedOver;

    private RangeSpool(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Opens a file that is there, and empties it. */
    public static RangeSpool open(Path file) throws IOException {
        return new RangeSpool(file, FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING));
    }

    /**
     * Adds a live key.
     *
     * @param keyValue a mvccpb.KeyValue, with its value
     * @throws IOException if it is none, or cannot be written
     */
    public void add(byte[] keyValue) throws IOException {
        if (handedOver) {
            throw new IllegalStateException("the spool was handed over: nothing more can be added");
        }
        if (!parser.parseLive(MemorySegment.ofArray(keyValue), 0, keyValue.length)) {
            throw new IOException(file + ": " + keyValue.length + " bytes that were to go to offset " + bytes
                    + " are no mvccpb.KeyValue of a live key");
        }
        if (chunkCount == 0 || bytes - chunks[chunkCount - 1] >= CHUNK_BYTES) {
            startChunk();
        }
        write(keyValue);
        firstMain = keys == 0 ? parser.modRevision : Math.min(firstMain, parser.modRevision);
        lastMain = Math.max(lastMain, parser.modRevision);
        keys++;
        bytes += LENGTH_BYTES + keyValue.length;
    }

    /** Number of keys so far. */
    public long keys() {
        return keys;
    }

    /** Length of the file, with what is still to be written. */
    public long bytes() {
        return bytes;
    }

    /**
     * The keys, to be read while this is open. To be called once, at the end.
     *
     * @param revision the main revision that the range was pinned to
     * @throws IOException if a key is newer than that
     */
    public RangeFeed feed(long revision) throws IOException {
        if (handedOver) {
            throw new IllegalStateException("the spool was handed over already");
        }
        if (lastMain > revision) {
            throw new IOException(file + ": a key of revision " + lastMain + " in a range at revision " + revision
                    + ": the range was not pinned");
        }
        handedOver = true;
        flush();
        return new RangeFeed(file.toString(), channel, Arrays.copyOf(chunks, chunkCount), bytes,
                new RangeFeed.Revisions(revision, firstMain, lastMain), Progress.NONE);
    }

    private void startChunk() {
        if (chunkCount == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunkCount * 2);
        }
        chunks[chunkCount++] = bytes;
    }

    private void write(byte[] keyValue) throws IOException {
        if (buffer.remaining() < LENGTH_BYTES + keyValue.length) {
            flush();
        }
        buffer.putInt(keyValue.length);
        if (keyValue.length <= buffer.remaining()) {
            buffer.put(keyValue);
        } else {
            flush();
            write(ByteBuffer.wrap(keyValue));
        }
    }

    private void flush() throws IOException {
        write(buffer.flip());
        buffer.clear();
    }

    private void write(ByteBuffer data) throws IOException {
        try {
            while (data.hasRemaining()) {
                channel.write(data);
            }
        } catch (IOException e) {
            throw new IOException(file + " cannot be written: " + e.getMessage() + "; make room, or name another"
                    + " directory", e);
        }
    }

    /** Closes the file; feeds of it cannot be read any more. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
