package dev.etcdray.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The process's stdout, which tells a reader that has gone ({@code | head}) from a disk that is full. */
final class StandardOutput extends OutputStream {
    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            if (Descriptor.isPipe(1) || "Broken pipe".equals(e.getMessage())) {
                throw new ReaderGoneException(e);
            }
            throw new IOException("cannot write to stdout: " + e.getMessage(), e);
        }
    }
}
