package dev.etcdray.finding;

import dev.etcdray.breakdown.Place;
import org.jspecify.annotations.Nullable;

/**
 * The place that a finding is about. All of a file part, a resource, or what is below a prefix; never more than one of
 * them.
 *
 * @param resource as in the breakdown, null for other places
 * @param namespace of the resource, null for all
 * @param prefix of keys outside Kubernetes, null for other places
 * @param part of the file, as in its breakdown: {@code freePages}; null for other places
 */
public record Where(@Nullable String resource, @Nullable String namespace, @Nullable String prefix,
        @Nullable String part) {

    static Where part(String name) {
        return new Where(null, null, null, name);
    }

    static Where prefix(String name) {
        return new Where(null, null, name, null);
    }

    static Where resource(String name, @Nullable String namespace) {
        return new Where(name, namespace, null, null);
    }

    /** All of what is of the place's resource; outside Kubernetes all below its prefix. */
    static Where resourceOf(Place place) {
        String resource = place.resource();
        return resource == null ? prefix(place.prefix()) : resource(resource, null);
    }
}
