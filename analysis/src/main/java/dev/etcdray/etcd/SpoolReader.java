package dev.etcdray.etcd;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads a {@link RangeFeed}, by chunks and by single records. Holds a window of the file, which moves when it must. */
final class SpoolReader implements RevisionFeed.Reader {
    /** Element and key of the entry in bucket {@code key}, beside the KeyValue that is its value. */
    private static final int AROUND_VALUE_BYTES = 16 + RevisionKey.PUT_BYTES;
    /** Neighbours are mostly asked for one after the other. */
    private static final int AHEAD_BYTES = 16 << 10;
    private static final ValueLayout.OfInt LENGTH = ValueLayout.JAVA_INT_UNALIGNED
            .withOrder(ByteOrder.BIG_ENDIAN);

    private final RangeFeed feed;
    private final KeyValueParser keyValue = new KeyValueParser();
    private ByteBuffer buffer = ByteBuffer.allocateDirect(RangeSpool.CHUNK_BYTES + AHEAD_BYTES);
    private MemorySegment data = MemorySegment.ofBuffer(buffer);
    private long start;
    private long end;

    SpoolReader(RangeFeed feed) {
        this.feed = feed;
    }

    @Override
    public void read(int chunk, RevisionBatch batch) throws IOException {
        batch.clear();
        long chunkEnd = feed.chunkEnd(chunk);
        fill(feed.chunkStart(chunk), chunkEnd);
        long at = start;
        while (at < chunkEnd) {
            long size = parse(at);
            if (!batch.hasRoomFor(keyValue.keySize)) {
                throw feed.broken(at);
            }
            batch.add(keyValue.modRevision, false, at, AROUND_VALUE_BYTES + size, keyValue.valueSize, keyValue.lease,
                    data, keyValue.keyOffset, (int) keyValue.keySize);
            at += RangeSpool.LENGTH_BYTES + size;
        }
        feed.done(chunkEnd - start);
    }

    @Override
    public StoredRevision revision(long locator) throws IOException {
        hold(locator, locator + RangeSpool.LENGTH_BYTES);
        hold(locator, locator + RangeSpool.LENGTH_BYTES + length(locator));
        long size = parse(locator);
        MemorySegment key = MemorySegment
                .ofArray(data.asSlice(keyValue.keyOffset, keyValue.keySize).toArray(ValueLayout.JAVA_BYTE));
        return new StoredRevision(keyValue.modRevision, 0, false, key,
                data.asSlice(keyValue.valueOffset, keyValue.valueSize), keyValue.createRevision, keyValue.version,
                keyValue.lease, AROUND_VALUE_BYTES + size);
    }

    /** Parses the record at an offset of the file; returns the length of its KeyValue. */
    private long parse(long at) throws IOException {
        if (end - at < RangeSpool.LENGTH_BYTES) {
            throw feed.broken(at);
        }
        long size = length(at);
        long from = at - start + RangeSpool.LENGTH_BYTES;
        if (size < 0 || size > end - start - from || !keyValue.parseLive(data, from, size)) {
            throw feed.broken(at);
        }
        return size;
    }

    private long length(long at) {
        return data.get(LENGTH, at - start);
    }

    /** Moves the window if it does not hold this. */
    private void hold(long from, long to) throws IOException {
        if (from < start || to > end) {
            if (from < 0 || to < from || to > feed.bytes()) {
                throw feed.broken(from);
            }
            fill(from, Math.max(to, Math.min(from + AHEAD_BYTES, feed.bytes())));
        }
    }

    private void fill(long from, long to) throws IOException {
        int size = Math.toIntExact(to - from);
        if (size > buffer.capacity()) {
            buffer = ByteBuffer.allocateDirect(size);
            data = MemorySegment.ofBuffer(buffer);
        }
        start = from;
        end = from; // Until the bytes are there.
        feed.read(from, buffer.clear().limit(size));
        end = to;
    }

    @Override
    public void close() {
        // The spool owns the file.
    }
}
