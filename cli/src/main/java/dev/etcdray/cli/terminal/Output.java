package dev.etcdray.cli.terminal;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Where data goes: stdout, or a file that appears whole or not at all. Opened before the work, so that a directory that
 * cannot be written to is told in the first second and not after the last.
 */
public final class Output implements Closeable {
    private final OutputStream stream;
    private final Writer writer;
    private final TemporaryFiles temporaryFiles;
    private final @Nullable Path temporary;
    private final @Nullable Path target;
    private final boolean ownerOnly;

    private Output(OutputStream stream, TemporaryFiles temporaryFiles, @Nullable Path temporary,
            @Nullable Path target, boolean ownerOnly) {
        this.stream = stream;
        this.writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        this.temporaryFiles = temporaryFiles;
        this.temporary = temporary;
        this.target = target;
        this.ownerOnly = ownerOnly;
    }

    /**
     * Opens it. An existing regular file is replaced when all is written; devices and pipes are written to directly.
     *
     * @param file the file, null for stdout
     */
    public static Output open(@Nullable Path file, Console console) throws IOException {
        return open(file, false, console);
    }

    /** The same for a file that only its owner is to read; one that it replaces may have been open to others. */
    public static Output openPrivate(Path file, Console console) throws IOException {
        return open(file, true, console);
    }

    private static Output open(@Nullable Path file, boolean ownerOnly, Console console) throws IOException {
        if (file == null) {
            return new Output(console.out(), console.temporaryFiles(), null, null, false);
        }
        // Through links: the link stays, and the file that it names is replaced.
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        if (Files.isDirectory(target)) {
            throw new IOException(file + " is a directory; -o takes the name of a file");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            return new Output(named(Files.newOutputStream(target, StandardOpenOption.WRITE), file),
                    console.temporaryFiles(), null, null, false);
        }
        Path directory = target.getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new IOException(file + " cannot be written: there is no directory " + directory);
        }
        Path temporary = directory.resolve("." + target.getFileName() + "."
                + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".part");
        console.temporaryFiles().add(temporary);
        return new Output(create(temporary, file, ownerOnly), console.temporaryFiles(), temporary, target, ownerOnly);
    }

    private static OutputStream create(Path temporary, Path file, boolean ownerOnly) throws IOException {
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileAttribute<?>[] mode = ownerOnly
                ? new FileAttribute<?>[]{
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
        try {
            return named(Channels.newOutputStream(FileChannel.open(temporary, options, mode)), file);
        } catch (AccessDeniedException e) {
            throw new IOException(file + " cannot be written: no permission for " + temporary.getParent(), e);
        }
    }

    private static OutputStream named(OutputStream stream, Path file) {
        return new FileStream(stream, file.toString(), "name a file elsewhere");
    }

    /** Takes the data, as UTF-8; to be left open. */
    public Writer writer() {
        return writer;
    }

    /** Takes data that is no text, in place of {@link #writer()}; to be left open. */
    public OutputStream stream() {
        return stream;
    }

    /** All is written: gives the file its name. */
    public void commit() throws IOException {
        writer.flush();
        if (temporary != null && target != null) {
            writer.close();
            if (!ownerOnly) {
                keepMode(temporary, target);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            temporaryFiles.forget(temporary);
        }
    }

    /** Who protected a file means what replaces it, too. */
    private static void keepMode(Path from, Path target) throws IOException {
        PosixFileAttributeView old = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        if (old != null && Files.exists(target)) {
            Files.setPosixFilePermissions(from, old.readAttributes().permissions());
        }
    }

    /** Deletes what was not committed. */
    @Override
    public void close() throws IOException {
        if (temporary != null) {
            temporaryFiles.delete(temporary);
            // Not the writer: it would write what it still holds, and fail again on a full disk.
            stream.close();
        }
    }
}
