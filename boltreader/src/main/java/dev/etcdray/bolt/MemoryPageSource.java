package dev.etcdray.bolt;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * A copy of another source, held outside the heap. A small file that its writer changes many times a second is
 * copied in a moment and then read at leisure.
 */
public final class MemoryPageSource implements PageSource {
    private static final long CHUNK_BYTES = 4 << 20;

    private final String name;
    private final Arena arena;
    private final MemorySegment bytes;

    private MemoryPageSource(String name, Arena arena, MemorySegment bytes) {
        this.name = name;
        this.arena = arena;
        this.bytes = bytes;
    }

    /** Copies the first {@code lengthBytes} of a source, in file order. */
    @SuppressWarnings("MustBeClosedChecker") // It outlives this call; close() closes it.
    public static MemoryPageSource copyOf(PageSource source, long lengthBytes) throws IOException {
        Arena arena = Arena.ofShared();
        try {
            MemorySegment bytes = arena.allocate(lengthBytes, 4096);
            for (long offset = 0; offset < lengthBytes; offset += CHUNK_BYTES) {
                long length = Math.min(CHUNK_BYTES, lengthBytes - offset);
                source.read(offset, bytes.asSlice(offset, length).asByteBuffer());
            }
            return new MemoryPageSource(source.name(), arena, bytes);
        } catch (IOException | RuntimeException | Error e) {
            arena.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long sizeBytes() {
        return bytes.byteSize();
    }

    @Override
    public void read(long offset, ByteBuffer target) throws IOException {
        int length = target.remaining();
        if (offset > bytes.byteSize() - length) {
            throw new EOFException(name + ": the copy ends at offset " + bytes.byteSize());
        }
        target.put(bytes.asSlice(offset, length).asByteBuffer());
    }

    @Override
    public void close() {
        arena.close();
    }
}
