package dev.etcdray.bolt;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file, opened for reading only and without any lock. */
public final class FilePageSource implements PageSource {
    private final String name;
    private final FileChannel channel;

    private FilePageSource(String name, FileChannel channel) {
        this.name = name;
        this.channel = channel;
    }

    /** Opens a file for positional reads. */
    public static FilePageSource open(Path file) throws IOException {
        return open(file, file.toString());
    }

    /** Opens a file that messages call by another name, as where its bytes came from tells a reader more. */
    public static FilePageSource open(Path file, String name) throws IOException {
        return new FilePageSource(name, FileChannel.open(file, StandardOpenOption.READ));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long sizeBytes() throws IOException {
        return channel.size();
    }

    @Override
    public void read(long offset, ByteBuffer target) throws IOException {
        long position = offset;
        while (target.hasRemaining()) {
            int read = channel.read(target, position);
            if (read < 0) {
                throw new EOFException(name + ": ends at offset " + position + ", " + target.remaining()
                        + " more bytes were to be read there");
            }
            position += read;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
