package dev.etcdray.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A file of one extreme and what follows from how it was made (dev/boltgen/README.md tells the fields).
 *
 * @param path the snapshot
 * @param truth the figures
 */
public record ScaleFile(Path path, JsonNode truth) implements AutoCloseable {
    /** Has the real bbolt write it. */
    public static ScaleFile generate(String name, Path directory) throws IOException, InterruptedException {
        Path file = directory.resolve(name + ".db");
        return new ScaleFile(file, new ObjectMapper()
                .readTree(Command.run(Map.of(), "boltgen", List.of("scale", name, file.toString()))));
    }

    /** Main revision of the newest. */
    public long head() {
        return truth.path("headRevision").asLong();
    }

    /** Bytes that a compaction frees. */
    public long freedBytes(String where) {
        return truth.path(where).path("bytes").asLong();
    }

    /** A figure by its name. */
    public long figure(String name) {
        return truth.path(name).asLong();
    }

    /** Figures of single keys, falling. */
    public List<Long> figures(String name) {
        return truth.path(name).valueStream().map(JsonNode::asLong).toList();
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
