package dev.etcdray.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Bucket {@code key} as the real bbolt library reads it (dev/boltgen).
 *
 * @param entries all of them, in order
 */
public record KeyBucket(List<Entry> entries) {
    private static final int ELEMENT_BYTES = 16;
    private static final int TOMBSTONE_KEY_BYTES = 18;

    /**
     * A revision.
     *
     * @param main its main revision
     * @param sub its place in the transaction
     * @param tombstone whether it is a delete
     * @param bytes what it takes in its page
     */
    public record Entry(long main, long sub, boolean tombstone, long bytes) {}

    /** Copies the list. */
    public KeyBucket {
        entries = List.copyOf(entries);
    }

    /** Reads it from a file. */
    public static KeyBucket of(Path file) throws IOException, InterruptedException {
        JsonNode oracle = new ObjectMapper()
                .readTree(Command.run(Map.of(), "boltgen", List.of("oracle", file.toString())));
        String name = HexFormat.of().formatHex("key".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        JsonNode bucket = oracle.path("buckets").valueStream()
                .filter(one -> one.path("path").size() == 1 && one.path("path").path(0).path("hex").asText()
                        .equals(name))
                .findFirst().orElseThrow();
        return new KeyBucket(bucket.path("entries").valueStream().map(KeyBucket::entry).toList());
    }

    /** Eight bytes of main revision, an underscore, eight of sub revision, and a letter if it is a tombstone. */
    private static Entry entry(JsonNode entry) {
        String hex = entry.path("key").path("hex").asText();
        long keyBytes = entry.path("key").path("length").asLong();
        return new Entry(HexFormat.fromHexDigitsToLong(hex.substring(0, 16)),
                HexFormat.fromHexDigitsToLong(hex.substring(18, 34)), keyBytes == TOMBSTONE_KEY_BYTES,
                ELEMENT_BYTES + keyBytes + entry.path("value").path("length").asLong());
    }

    /** What its entries take in their pages. */
    public long bytes() {
        return entries.stream().mapToLong(Entry::bytes).sum();
    }

    /** Main revisions of the deletes. */
    public NavigableSet<Long> tombstones() {
        NavigableSet<Long> mains = new TreeSet<>();
        entries.stream().filter(Entry::tombstone).forEach(entry -> mains.add(entry.main()));
        return mains;
    }

    /** Main revisions of transactions that wrote several keys. */
    public NavigableSet<Long> transactions() {
        NavigableSet<Long> mains = new TreeSet<>();
        entries.stream().filter(entry -> entry.sub() > 0).forEach(entry -> mains.add(entry.main()));
        return mains;
    }
}
