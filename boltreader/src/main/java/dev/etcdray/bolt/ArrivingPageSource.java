package dev.etcdray.bolt;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A file that is still being written, from its start to its end: who reads what has not arrived waits for it. So a
 * stream can be read while it goes on, by a thread of its own.
 */
public final class ArrivingPageSource implements PageSource {
    private final PageSource written;
    private long arrivedBytes;
    /** The least that somebody waits for. */
    private long awaitedBytes = Long.MAX_VALUE;
    private boolean complete;
    private boolean closed;

    /** @param written the file itself; closed with this */
    public ArrivingPageSource(PageSource written) {
        this.written = written;
    }

    /** Says how much is in the file by now. */
    public synchronized void arrived(long bytes) {
        arrivedBytes = bytes;
        if (bytes >= awaitedBytes) {
            awaitedBytes = Long.MAX_VALUE; // Who still has to wait says so again.
            notifyAll();
        }
    }

    /** Says that all has arrived: nobody waits any more, and a read beyond the end is an EOFException. */
    public synchronized void complete() {
        complete = true;
        notifyAll();
    }

    @Override
    public String name() {
        return written.name();
    }

    /** How large the file will be is not known before its end: as large as can be until then. */
    @Override
    public synchronized long sizeBytes() throws IOException {
        return complete ? written.sizeBytes() : Long.MAX_VALUE;
    }

    /**
     * Waits until the bytes are there.
     *
     * @throws IOException also if it is closed, or the thread is interrupted, meanwhile
     */
    @Override
    public void read(long offset, ByteBuffer target) throws IOException {
        await(offset + target.remaining());
        written.read(offset, target);
    }

    private synchronized void await(long bytes) throws IOException {
        while (arrivedBytes < bytes && !complete && !closed) {
            awaitedBytes = Math.min(awaitedBytes, bytes);
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(name() + ": the wait for its bytes was interrupted", e);
            }
        }
        if (closed) {
            throw new IOException(name() + ": was closed before all of it had arrived");
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        written.close();
    }
}
