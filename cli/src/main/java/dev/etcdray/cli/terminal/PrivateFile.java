package dev.etcdray.cli.terminal;

import dev.etcdray.etcd.Sizes;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file that only its owner can read, as what comes from an etcd holds secrets. It has a name that nobody takes for
 * finished, and is gone at the end unless it was given another.
 */
public final class PrivateFile implements Closeable {
    private final Path path;
    private final Place place;
    private final FileChannel channel;
    private final TemporaryFiles temporaryFiles;

    /**
     * Where it is, for messages.
     *
     * @param directory that it is in
     * @param name what the user knows of it: the file that it is to become, or the directory
     * @param elsewhere what else he can name, as an order
     */
    private record Place(Path directory, Path name, String elsewhere) {}

    private PrivateFile(Path path, Place place, FileChannel channel, TemporaryFiles temporaryFiles) {
        this.path = path;
        this.place = place;
        this.channel = channel;
        this.temporaryFiles = temporaryFiles;
    }

    /**
     * Makes one beside the file that it is to become.
     *
     * @throws FileAlreadyExistsException if that exists
     */
    public static PrivateFile beside(Path target, Console console) throws IOException {
        if (Files.isDirectory(target)) {
            throw new IOException(target + " is a directory; name a file in it");
        }
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw exists(target);
        }
        Path directory = target.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new IOException(target + " cannot be written: there is no directory " + directory
                    + "; make it, or name a file elsewhere");
        }
        return in(new Place(directory, target, "name a file elsewhere"), "." + target.getFileName(), console);
    }

    /** Makes one in a directory for temporary files. */
    public static PrivateFile temporary(Path directory, Console console) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IOException(
                    "there is no directory " + directory + " for temporary files; name one with --temp-dir");
        }
        return in(new Place(directory, directory, "name another directory with --temp-dir"), "etcdray", console);
    }

    private static PrivateFile in(Place place, String name, Console console) throws IOException {
        Path path = place.directory.resolve(
                name + "." + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".part");
        console.temporaryFiles().add(path);
        FileAttribute<?> ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            return new PrivateFile(path, place,
                    FileChannel.open(path, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            ownerOnly),
                    console.temporaryFiles());
        } catch (FileSystemException e) {
            console.temporaryFiles().forget(path);
            String reason = e instanceof AccessDeniedException ? "Permission denied" : e.getReason();
            throw new IOException("cannot write into " + place.directory + ": " + reason + "; " + place.elsewhere, e);
        }
    }

    private static FileAlreadyExistsException exists(Path target) {
        return new FileAlreadyExistsException(target.toString(), null, "exists already, and is left as it is; give"
                + " another name");
    }

    /**
     * Checks that there is room before any is taken.
     *
     * @param bytes that are to be written
     */
    public void demand(long bytes) throws IOException {
        long room = Files.getFileStore(path).getUsableSpace();
        if (room < bytes) {
            throw new IOException(place.directory + " has room for " + Sizes.binary(room) + " and "
                    + Sizes.binary(bytes) + " are needed; make room, or " + place.elsewhere);
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Writes to its end. */
    public OutputStream out() {
        return new FileStream(Channels.newOutputStream(channel), place.name.toString(), place.elsewhere);
    }

    /**
     * All is written: makes that last, and gives the file its name, which nothing may have taken meanwhile.
     *
     * @throws FileAlreadyExistsException if something has
     */
    public void commit(Path target) throws IOException {
        channel.force(true);
        channel.close();
        try {
            // A second name instead of a move: it never replaces a file.
            Files.createLink(target, path);
        } catch (FileAlreadyExistsException e) {
            throw exists(target);
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.move(path, target); // A file system without links.
        }
        temporaryFiles.delete(path);
        try (FileChannel directory = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        temporaryFiles.delete(path);
    }
}
