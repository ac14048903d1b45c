package dev.etcdray.etcd;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** Finds the db file behind what a user names: a saved snapshot, a db, or a data dir. */
public final class SourceFile {
    /** Where the db stands below a data dir, its {@code member} dir and its {@code snap} dir. */
    private static final List<String> PLACES = List.of("member/snap/db", "snap/db", "db");

    private SourceFile() {
    }

    /**
     * The file to read.
     *
     * @throws NoSuchFileException if there is nothing there, or a directory without a db
     * @throws AccessDeniedException if it may not be read
     */
    public static Path resolve(Path source) throws IOException {
        // Reading the attributes tells a file that is not there from one that may not be seen.
        Path file = attributes(source).isDirectory() ? inDirectory(source) : source;
        if (!attributes(file).isRegularFile()) {
            throw new NoSuchFileException(file.toString(), null, "not a regular file");
        }
        if (!Files.isReadable(file)) {
            throw new AccessDeniedException(file.toString());
        }
        return file;
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class);
    }

    private static Path inDirectory(Path directory) throws IOException {
        for (String place : PLACES) {
            Path file = directory.resolve(place);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        if (!Files.isReadable(directory)) {
            throw new AccessDeniedException(directory.toString());
        }
        throw new NoSuchFileException(directory.toString(), null,
                "a directory without an etcd db: there is no member/snap/db below it");
    }
}
