package dev.etcdray.bolt;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The bytes of a database by position. Positional reads instead of a mapping: what was read stays what it was
 * validated as while a running etcd goes on writing, and a file that shrinks is an exception instead of a SIGBUS.
 * Implementations serve several threads at once.
 */
public interface PageSource extends Closeable {

    /** What messages call it: the file's name as the user gave it, or where its bytes came from. */
    String name();

    /** Size in bytes, as it is now. */
    long sizeBytes() throws IOException;

    /**
     * Fills the buffer's remaining bytes from the offset on.
     *
     * @throws EOFException if the source ends first
     */
    void read(long offset, ByteBuffer target) throws IOException;
}
