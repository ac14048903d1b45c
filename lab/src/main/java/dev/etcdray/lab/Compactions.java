package dev.etcdray.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the real bbolt makes of a compaction at the last revision, again and again on copies of a file (dev/boltgen).
 *
 * @param usedPages pages in use afterwards, one each time
 * @param highWaterPages the high-water mark
 */
public record Compactions(List<Long> usedPages, List<Long> highWaterPages) {
    /** Runs it. */
    public static Compactions of(Path file, int runs) throws IOException, InterruptedException {
        JsonNode answer = new ObjectMapper().readTree(Command.run(Map.of(), "boltgen",
                List.of("compactions", "--runs", Integer.toString(runs), file.toString())));
        return new Compactions(pages(answer.path("usedPages")), pages(answer.path("highWaterPages")));
    }

    /** A file in etcd's layout of about so many bytes; boltgen's further flags. */
    public static Path generate(Path file, long bytes, String... flags) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("etcd", "--bytes", Long.toString(bytes)));
        arguments.addAll(List.of(flags));
        arguments.add(file.toString());
        Command.run(Map.of(), "boltgen", arguments);
        return file;
    }

    /**
     * How many of these sizes may be outside of a range that holds all but one of a thousand on either side: more than
     * these happen to one test of some thousand.
     */
    public static int outliers(int runs) {
        return runs < 40 ? 1 : 2;
    }

    /** How many pages are not within a range of bytes. */
    public static long outside(List<Long> pages, long pageBytes, long low, long high) {
        return pages.stream().filter(number -> number * pageBytes < low || number * pageBytes > high).count();
    }

    private static List<Long> pages(JsonNode array) {
        return array.valueStream().map(JsonNode::asLong).toList();
    }
}
