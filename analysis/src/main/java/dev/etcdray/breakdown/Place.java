package dev.etcdray.breakdown;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What the breakdown groups by: a resource in a namespace, or outside Kubernetes a prefix.
 *
 * @param resource the name that a Kubernetes user knows; null outside Kubernetes
 * @param group API group, empty for core, null when unknown or outside Kubernetes
 * @param namespace null for cluster-scoped objects and outside Kubernetes
 * @param prefix of the registry, or outside Kubernetes of the keys here
 */
public record Place(@Nullable String resource, @Nullable String group, @Nullable String namespace, String prefix) {

    /** By name; what has none comes first. */
    static final Comparator<Place> BY_NAME = Comparator.comparing(Place::resource, nullsFirst())
            .thenComparing(Place::namespace, nullsFirst()).thenComparing(Place::prefix);

    private static Comparator<@Nullable String> nullsFirst() {
        return Comparator.nullsFirst(Comparator.naturalOrder());
    }

    /** Whether this is a Kubernetes resource. */
    public boolean isKubernetes() {
        return resource != null;
    }
}
