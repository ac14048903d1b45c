package dev.etcdray.breakdown;

import dev.etcdray.kube.KubeKeys;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How to run the pass.
 *
 * @param workers threads, at least 1
 * @param bands number of revision bands, at least 1
 * @param kube where Kubernetes keeps its keys
 * @param filter what keys the tables are narrowed to
 * @param top length of the lists of extreme keys
 * @param biggest length of the list of keys by bytes of all their revisions
 * @param byLease whether to group by lease as well
 * @param byKind whether to group by kind of object as well, which reads each live value's first bytes
 * @param compaction the compaction to look at, or null
 * @param keys who looks at keys by their names, at most 8
 * @param values who looks at each live value, or null; this reads them all
 * @param named where keys are that the lists of extreme keys may hold; what is outside Kubernetes has no more than that
 */
public record PassOptions(int workers, int bands, KubeKeys kube, RowFilter filter, int top, int biggest,
        boolean byLease, boolean byKind, @Nullable CompactAt compaction, List<KeyLook> keys,
        @Nullable ValueLook values, Predicate<Place> named) {

    private static final int MOST_LOOKS = 8;

    /** Any key may be named. */
    public PassOptions(int workers, int bands, KubeKeys kube, RowFilter filter, int top, int biggest, boolean byLease,
            boolean byKind, @Nullable CompactAt compaction, List<KeyLook> keys, @Nullable ValueLook values) {
        this(workers, bands, kube, filter, top, biggest, byLease, byKind, compaction, keys, values, place -> true);
    }

    /** Copies the list. */
    public PassOptions {
        keys = List.copyOf(keys);
        if (keys.size() > MOST_LOOKS) {
            throw new IllegalArgumentException(keys.size() + " looks at keys; a row has marks for " + MOST_LOOKS);
        }
    }
}
