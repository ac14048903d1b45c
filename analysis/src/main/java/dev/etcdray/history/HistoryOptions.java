package dev.etcdray.history;

import java.util.List;

/**
 * What to read.
 *
 * @param key the key, or the first bytes of the keys
 * @param workers threads that read, at least 1
 * @param registryPrefixes key prefixes of API servers beside those known, for suggestions
 * @param checkTrailer whether to compute the SHA-256 of a saved snapshot
 */
public record HistoryOptions(KeyBytes key, int workers, List<String> registryPrefixes, boolean checkTrailer) {

    /** Copies the list. */
    public HistoryOptions {
        registryPrefixes = List.copyOf(registryPrefixes);
    }
}
