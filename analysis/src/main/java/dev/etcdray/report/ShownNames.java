package dev.etcdray.report;

import dev.etcdray.breakdown.Breakdown;
import dev.etcdray.breakdown.Place;
import dev.etcdray.etcd.StoredRevision;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * From what the pass found to what may be named. Rules, tables and pictures see keys and places through this alone, so
 * what it keeps back is nowhere. For any number of threads.
 */
final class ShownNames {
    private final Set<String> tenants;
    private final @Nullable HiddenNames hidden;
    /** Places are few within Kubernetes; outside, each directory is one. */
    private final Map<Place, Place> kubernetes = new ConcurrentHashMap<>();

    /** @param key of the stand-ins, not looked at when nothing is redacted */
    ShownNames(Scope scope, byte[] key) {
        this.tenants = new HashSet<>(scope.tenants());
        this.hidden = scope.isRedacted() ? new HiddenNames(scope.redaction(), new Tokens(key)) : null;
    }

    /** Whether keys of a place may be named at all. */
    boolean sees(Place place) {
        String namespace = place.namespace();
        return tenants.isEmpty() || (namespace != null && tenants.contains(namespace));
    }

    Place place(Place place) {
        HiddenNames names = hidden;
        if (names == null) {
            return place;
        }
        return place.isKubernetes() ? kubernetes.computeIfAbsent(place, names::place) : names.place(place);
    }

    /** A key that {@link #sees} lets through. */
    Breakdown.KeyRow key(Breakdown.KeyRow row) {
        return hidden == null
                ? row
                : new Breakdown.KeyRow(place(row.place()), key(row.place(), row.key()), row.live(), row.liveBytes(),
                        row.supersededBytes(), row.supersededValueBytes(), row.tombstoneBytes(), row.superseded(),
                        row.tombstones(), row.modRevision(), row.version(), row.valueBytes());
    }

    /** The same revision under the key that it is shown as. */
    StoredRevision revision(Place place, StoredRevision revision) {
        return hidden == null
                ? revision
                : new StoredRevision(revision.main(), revision.sub(), revision.tombstone(),
                        key(place, revision.key()), revision.value(), revision.createRevision(), revision.version(),
                        revision.lease(), revision.entryBytes());
    }

    private MemorySegment key(Place place, MemorySegment key) {
        HiddenNames names = hidden;
        return names == null
                ? key
                : MemorySegment.ofArray(names.key(place, key.toArray(ValueLayout.JAVA_BYTE))
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** The names of what is no key, null where they stay as they are. */
    @Nullable
    HiddenNames hidden() {
        return hidden;
    }
}
