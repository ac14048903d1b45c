package dev.etcdray.report;

import dev.etcdray.etcd.Progress;
import java.io.IOException;
import java.nio.file.Path;

/** Analyses a file: the way in for whoever has a snapshot, a db or a data dir. */
public final class FileAnalyzer {

    private FileAnalyzer() {
    }

    /**
     * Reads a snapshot, a db or a data dir and tells where its bytes are.
     *
     * @param source the path as the user gave it
     * @throws java.nio.file.NoSuchFileException if there is nothing, or a directory without {@code member/snap/db}
     * @throws java.nio.file.AccessDeniedException if it may not be read
     * @throws dev.etcdray.bolt.check.CorruptDatabaseException if it is damaged or not a bbolt file
     * @throws dev.etcdray.etcd.ChangedWhileReadingException if a running etcd changed it during every attempt
     */
    @SuppressWarnings("DoNotCallSuggester")
    public static Analysis analyze(Path source, AnalyzeOptions options, Progress progress) throws IOException {
        throw new IOException("being written");
    }
}
