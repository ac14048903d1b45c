package dev.etcdray.bolt;

import java.io.EOFException;
import java.nio.ByteBuffer;

/** An array as a source; counts what is read from it, so that tests can hold the reader to an amount of work. */
final class BytesSource implements PageSource {
    private final String name;
    private final byte[] bytes;
    private long readBytes;
    private int reads;

    BytesSource(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long sizeBytes() {
        return bytes.length;
    }

    @Override
    public void read(long offset, ByteBuffer target) throws EOFException {
        int length = target.remaining();
        if (offset + length > bytes.length) {
            throw new EOFException(name + " ends at " + bytes.length);
        }
        target.put(bytes, (int) offset, length);
        readBytes += length;
        reads++;
    }

    @Override
    public void close() {
        // An array needs no closing.
    }

    long readBytes() {
        return readBytes;
    }

    int reads() {
        return reads;
    }
}
