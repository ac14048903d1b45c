package dev.etcdray.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the real bbolt makes of a file when its entries are copied as etcd's defragmentation does (dev/boltgen).
 *
 * @param highWaterPages db size in pages
 * @param usedPages of them in use
 * @param fileBytes length of the file
 */
public record Defragmentation(long highWaterPages, long usedPages, long fileBytes) {
    /** Runs it, on a copy. */
    public static Defragmentation of(Path file) throws IOException, InterruptedException {
        JsonNode sizes = new ObjectMapper()
                .readTree(Command.run(Map.of(), "boltgen", List.of("defragment", file.toString())));
        return new Defragmentation(sizes.path("highWaterPages").asLong(), sizes.path("usedPages").asLong(),
                sizes.path("fileBytes").asLong());
    }
}
