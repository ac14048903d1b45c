package dev.etcdray.history;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Revisions in the order in which they came, to be read as often as needed. The first are held in memory, all others in
 * a temporary file: so memory is bounded whatever the number of revisions, and nothing is given out before the file
 * that they come from is known to have stood still. The temporary file has no name once it is open: however the process
 * ends, nothing is left.
 */
final class RevisionSpool implements Closeable {
    /** 64 bytes each: 16 MiB. */
    static final int MEMORY_REVISIONS = 1 << 18;

    private static final int RECORD_BYTES = 8 * Long.BYTES;
    private static final int BUFFER_BYTES = 1024 * RECORD_BYTES;
    private static final int FIRST_BYTES = 64 * RECORD_BYTES;

    private final long memoryBytes;
    private ByteBuffer memory = ByteBuffer.allocate(FIRST_BYTES);
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private @Nullable FileChannel file;
    private long size;

    /** Takes each revision. */
    @FunctionalInterface
    interface Visitor {
        /** In the order in which they came. */
        void revision(StoredNumbers revision) throws IOException;
    }

    RevisionSpool() {
        this(MEMORY_REVISIONS);
    }

    RevisionSpool(int memoryRevisions) {
        this.memoryBytes = (long) memoryRevisions * RECORD_BYTES;
    }

    long size() {
        return size;
    }

    /** Whether some are in the temporary file. */
    boolean isInFile() {
        return file != null;
    }

    void add(StoredNumbers revision) throws IOException {
        if (memory.position() < memoryBytes) {
            if (!memory.hasRemaining()) {
                memory = ByteBuffer.allocate((int) Math.min(memoryBytes, memory.capacity() * 2L)).put(memory.flip());
            }
            put(memory, revision);
        } else {
            put(buffer, revision);
            if (!buffer.hasRemaining()) {
                flush();
            }
        }
        size++;
    }

    /** Empties it. */
    void clear() throws IOException {
        memory.clear();
        buffer.clear();
        size = 0;
        if (file != null) {
            file.truncate(0);
        }
    }

    void forEach(Visitor visitor) throws IOException {
        visit(memory.duplicate().flip(), visitor);
        FileChannel channel = file;
        if (channel != null) {
            ByteBuffer read = ByteBuffer.allocate(BUFFER_BYTES);
            for (long at = 0; at < channel.size(); at += read.limit()) {
                read.clear();
                fill(channel, at, read);
                visit(read.flip(), visitor);
            }
        }
        visit(buffer.duplicate().flip(), visitor);
    }

    /** Until the buffer is full or the file at its end, which is a whole number of records. */
    private static void fill(FileChannel channel, long at, ByteBuffer read) throws IOException {
        int count = 0;
        while (read.hasRemaining() && count >= 0) {
            count = channel.read(read, at + read.position());
        }
    }

    private static void visit(ByteBuffer records, Visitor visitor) throws IOException {
        while (records.hasRemaining()) {
            visitor.revision(new StoredNumbers(records.getLong(), records.getLong(), records.getLong() != 0,
                    records.getLong(), records.getLong(), records.getLong(), records.getLong(), records.getLong()));
        }
    }

    private static void put(ByteBuffer records, StoredNumbers r) {
        records.putLong(r.main()).putLong(r.sub()).putLong(r.tombstone() ? 1 : 0).putLong(r.createRevision())
                .putLong(r.version()).putLong(r.lease()).putLong(r.entryBytes()).putLong(r.valueBytes());
    }

    private void flush() throws IOException {
        FileChannel channel = file;
        if (channel == null) {
            channel = open();
            file = channel;
        }
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    private FileChannel open() throws IOException {
        Path path = Files.createTempFile("etcdray-history", ".revisions");
        try {
            return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } finally {
            Files.delete(path);
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
