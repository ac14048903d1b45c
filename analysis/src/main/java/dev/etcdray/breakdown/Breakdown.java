package dev.etcdray.breakdown;

import dev.etcdray.etcd.Coverage;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the pass found.
 *
 * @param coverage what the source let us see
 * @param totals all revisions, never filtered
 * @param matchedKeys distinct keys that the filter lets through, deleted ones included
 * @param attachedKeys live keys with a lease
 * @param bands the revision bands
 * @param bandTotals all revisions by band, never filtered
 * @param groups the revisions that the filter lets through, by place; largest first
 * @param largest live keys by bytes of their live revision
 * @param mostRevisions keys by number of revisions
 * @param mostHistory keys by bytes of superseded revisions and tombstones
 * @param biggest keys by bytes of all their revisions
 * @param leaseCells by lease, if asked for
 * @param kindCells by kind of object, if asked for
 * @param attachedLeases ids of leases that live keys are attached to
 * @param compacted what a compaction would free, if asked for
 */
public record Breakdown(Coverage coverage, Sums totals, long matchedKeys, long attachedKeys,
        Bands bands,
        List<Sums> bandTotals, List<Group> groups, List<KeyRow> largest, List<KeyRow> mostRevisions,
        List<KeyRow> mostHistory, List<KeyRow> biggest, List<LeaseCell> leaseCells,
        List<KindCell> kindCells, LongSet attachedLeases, @Nullable Compacted compacted) {

    /** Copies the lists. */
    public Breakdown {
        bandTotals = List.copyOf(bandTotals);
        groups = List.copyOf(groups);
        largest = List.copyOf(largest);
        mostRevisions = List.copyOf(mostRevisions);
        mostHistory = List.copyOf(mostHistory);
        biggest = List.copyOf(biggest);
        leaseCells = List.copyOf(leaseCells);
        kindCells = List.copyOf(kindCells);
    }

    /**
     * The revisions of a place.
     *
     * @param place the place
     * @param sums all of them
     * @param bandSums by band, null where there is none
     */
    public record Group(Place place, Sums sums, List<@Nullable Sums> bandSums) {}

    /**
     * A key.
     *
     * @param place where it is
     * @param key its bytes
     * @param live whether its newest revision is a put
     * @param liveBytes bytes of the live revision
     * @param supersededBytes bytes of superseded revisions
     * @param supersededValueBytes lengths of the values of superseded revisions
     * @param tombstoneBytes bytes of tombstones
     * @param superseded number of superseded revisions
     * @param tombstones number of tombstones
     * @param modRevision main revision of the newest
     * @param version puts since it was created, 0 when deleted
     * @param valueBytes length of the newest value
     */
    public record KeyRow(Place place, MemorySegment key, boolean live, long liveBytes,
            long supersededBytes, long supersededValueBytes, long tombstoneBytes, long superseded, long tombstones,
            long modRevision, long version,
            long valueBytes) {}

    /**
     * The revisions of a place with a lease.
     *
     * @param place the place
     * @param band index of the revision band
     * @param lease its id, 0 for none
     * @param sums all of them
     */
    public record LeaseCell(Place place, int band, long lease, Sums sums) {}

    /**
     * The revisions of a place whose live value is of a kind.
     *
     * @param place the place
     * @param kind what the live value says it is; in parentheses why none can be told
     * @param sums all of them, history of the same keys included
     */
    public record KindCell(Place place, String kind, Sums sums) {}
}
