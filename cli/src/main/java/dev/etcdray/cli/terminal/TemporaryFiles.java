package dev.etcdray.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Files that must not outlive a run that fails or is cancelled. */
public final class TemporaryFiles {
    private final Set<Path> files = ConcurrentHashMap.newKeySet();

    void add(Path file) {
        files.add(file);
    }

    void forget(Path file) {
        files.remove(file);
    }

    /** Deletes one; that it is gone already is fine. */
    void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
        files.remove(file);
    }

    /** Deletes all, as far as it can: the process is about to end. Returns those that it could not delete. */
    Set<Path> deleteAll() {
        Set<Path> left = ConcurrentHashMap.newKeySet();
        for (Path file : files) {
            try {
                delete(file);
            } catch (IOException e) {
                left.add(file);
            }
        }
        return left;
    }
}
