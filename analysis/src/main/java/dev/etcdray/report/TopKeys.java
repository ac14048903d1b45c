package dev.etcdray.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The extreme keys, each list in falling order.
 *
 * @param largest live keys by bytes of their live revision
 * @param mostRevisions keys by number of revisions, deleted keys included; null when history was not seen
 * @param mostHistory keys by bytes of superseded revisions and tombstones, deleted keys included; null likewise
 */
public record TopKeys(List<TopKey> largest, @Nullable List<TopKey> mostRevisions,
        @Nullable List<TopKey> mostHistory) {

    /** Copies the lists. */
    public TopKeys {
        largest = List.copyOf(largest);
        mostRevisions = mostRevisions == null ? null : List.copyOf(mostRevisions);
        mostHistory = mostHistory == null ? null : List.copyOf(mostHistory);
    }
}
