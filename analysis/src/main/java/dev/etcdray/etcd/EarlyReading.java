package dev.etcdray.etcd;

import dev.etcdray.bolt.ArrivingPageSource;
import dev.etcdray.bolt.FilePageSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;

/**
 * Reads a file's leaves while it is being written, by a thread of its own: what would else be done when the last byte is
 * there is done by then.
 */
public final class EarlyReading implements AutoCloseable {
    private final ArrivingPageSource source;
    private final FutureTask<EarlyLeaves> reading = new FutureTask<>(this::read);

    private EarlyReading(ArrivingPageSource source) {
        this.source = source;
    }

    /** Begins with a file that is empty as yet. */
    public static EarlyReading of(Path file) throws IOException {
        EarlyReading early = new EarlyReading(new ArrivingPageSource(FilePageSource.open(file)));
        Thread.ofPlatform().daemon().name("etcdray-early").start(early.reading);
        return early;
    }

    private EarlyLeaves read() {
        EarlyLeaves leaves = EarlyLeaves.empty();
        try (source) {
            leaves.read(source);
        } catch (IOException e) {
            // What is wrong is found again, and told, by whoever reads the file for itself.
        }
        return leaves;
    }

    /** Says how much is in the file by now. */
    public void arrived(long bytes) {
        source.arrived(bytes);
    }

    /** The file is whole: what was read of it, to its end. */
    public EarlyLeaves leaves() throws IOException {
        source.complete();
        return Waiting.result(reading, "the snapshot's leaves were read");
    }

    /** Ends the thread soon, wherever it is. */
    @Override
    public void close() throws IOException {
        source.close();
    }
}
