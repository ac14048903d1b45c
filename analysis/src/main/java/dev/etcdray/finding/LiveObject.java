package dev.etcdray.finding;

import dev.etcdray.breakdown.Place;
import dev.etcdray.etcd.StoredRevision;
import dev.etcdray.kube.ValueHeader;
import dev.etcdray.kube.anatomy.ObjectFacts;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/**
 * A live object as rules of kind {@code values} see it.
 *
 * @param place where its key is
 * @param revision its newest revision; good during the call only
 * @param header what its value says of itself
 * @param facts what is inside, null for a value that cannot be looked into
 */
public record LiveObject(Place place, StoredRevision revision, ValueHeader header, @Nullable ObjectFacts facts) {

    byte[] key() {
        return revision.key().toArray(ValueLayout.JAVA_BYTE);
    }

    String namespace() {
        String namespace = place.namespace();
        return namespace == null ? "" : namespace;
    }

    boolean isOf(String resource) {
        return resource.equals(place.resource());
    }
}
