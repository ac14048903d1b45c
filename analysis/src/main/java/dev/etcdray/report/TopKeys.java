package dev.etcdray.report;

import java.util.List;

/**
 * The extreme keys, each list in falling order.
 *
 * @param largest live keys by bytes of their live revision
 * @param mostRevisions keys by number of revisions, deleted keys included
 * @param mostHistory keys by bytes of superseded revisions and tombstones, deleted keys included
 */
public record TopKeys(List<TopKey> largest, List<TopKey> mostRevisions, List<TopKey> mostHistory) {

    /** Copies the lists. */
    public TopKeys {
        largest = List.copyOf(largest);
        mostRevisions = List.copyOf(mostRevisions);
        mostHistory = List.copyOf(mostHistory);
    }
}
