package dev.etcdray.kube.anatomy;

/**
 * An entry of a ConfigMap's {@code data}. Two with the same length and hash hold the same text, in whatever encoding.
 *
 * @param key its key; {@code *} when it is longer than any
 * @param valueBytes length of the text as UTF-8
 * @param hashHigh xxh3 of the text under the reader's seed, upper half
 * @param hashLow lower half
 */
public record DataEntry(String key, long valueBytes, long hashHigh, long hashLow) {
    DataEntry withoutKey() {
        return new DataEntry("", valueBytes, hashHigh, hashLow);
    }
}
