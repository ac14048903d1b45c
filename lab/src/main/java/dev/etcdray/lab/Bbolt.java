package dev.etcdray.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The real bbolt tool, on copies. */
public final class Bbolt {
    private Bbolt() {
    }

    /**
     * A run of pages.
     *
     * @param type {@code meta}, {@code leaf}, {@code branch}, {@code freelist} or {@code free}
     */
    public record PageRun(long first, String type, long pages) {}

    /** A key of bucket {@code key}. */
    public record Revision(long main, boolean tombstone) {}

    /** All pages below the high-water mark. */
    public static List<PageRun> pages(Path copy) throws IOException, InterruptedException {
        List<PageRun> runs = new ArrayList<>();
        for (String line : run("pages", copy.toString()).lines().skip(2).toList()) {
            String[] columns = line.trim().split(" +", -1);
            long overflow = columns.length > 3 ? Long.parseLong(columns[3]) : 0;
            runs.add(new PageRun(Long.parseLong(columns[0]), columns[1], 1 + overflow));
        }
        return runs;
    }

    /** A figure of {@code stats}, by the words before its colon. */
    public static long stat(String stats, String name) {
        Matcher matcher = Pattern.compile(Pattern.quote(name) + ": (\\d+)").matcher(stats);
        if (!matcher.find()) {
            throw new AssertionError("bbolt stats tells no '" + name + "': " + stats);
        }
        return Long.parseLong(matcher.group(1));
    }

    /** The text of {@code stats}: figures of all top-level buckets, without the root bucket itself. */
    public static String stats(Path copy) throws IOException, InterruptedException {
        return run("stats", copy.toString());
    }

    /** Names of the top-level buckets. */
    public static List<String> buckets(Path copy) throws IOException, InterruptedException {
        return run("buckets", copy.toString()).lines().toList();
    }

    /** The keys of bucket {@code key}. */
    public static List<Revision> revisions(Path copy) throws IOException, InterruptedException {
        return run("keys", copy.toString(), "key", "--format", "hex").lines()
                .map(hex -> new Revision(HexFormat.fromHexDigitsToLong(hex.substring(0, 16)), hex.length() == 36))
                .toList();
    }

    /** Writes a copy as it was one transaction earlier. */
    public static Path oneTransactionEarlier(Path copy, Path output) throws IOException, InterruptedException {
        Files.deleteIfExists(output); // bbolt overwrites nothing.
        run("surgery", "revert-meta-page", copy.toString(), "--output", output.toString());
        return output;
    }

    /** Any command. */
    public static String run(String... arguments) throws IOException, InterruptedException {
        return Command.run(Map.of(), "bbolt", List.of(arguments));
    }
}
