package dev.etcdray.cli.terminal;

import java.io.IOException;
import java.io.OutputStream;

/** Writes to a file, and says which one when that fails: the JDK says "No space left on device", and not where. */
final class FileStream extends OutputStream {
    private final OutputStream file;
    private final String name;
    private final String elsewhere;

    /**
     * @param name what the user calls the file
     * @param elsewhere what else he can name, as an order
     */
    FileStream(OutputStream file, String name, String elsewhere) {
        this.file = file;
        this.name = name;
        this.elsewhere = elsewhere;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            file.write(bytes, offset, length);
        } catch (IOException e) {
            throw new IOException(name + " cannot be written: " + e.getMessage() + "; make room, or " + elsewhere, e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
