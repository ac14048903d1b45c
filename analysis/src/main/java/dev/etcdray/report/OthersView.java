package dev.etcdray.report;

import dev.etcdray.breakdown.Breakdown;
import dev.etcdray.breakdown.Place;
import dev.etcdray.kube.BuiltInResources;
import dev.etcdray.kube.KubeKeys;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How a tenant sees what is not his. Names of resources stay when they are the same in every cluster or he uses them
 * himself; a prefix outside Kubernetes may be somebody's name in any of its components, so all of that is one place.
 */
final class OthersView {
    /** What stands for other tenants' names; no namespace can be called that. */
    static final String OTHERS = "(others)";
    /** What stands for all prefixes that are not Kubernetes'. */
    static final String OUTSIDE = "(outside Kubernetes)";

    private final Predicate<Place> own;
    private final Set<String> resources = new HashSet<>();
    private final Set<String> prefixes = new HashSet<>(KubeKeys.DEFAULT_PREFIXES);

    OthersView(List<Breakdown.Group> groups, Predicate<Place> own) {
        this.own = own;
        groups.stream().map(Breakdown.Group::place).filter(own).forEach(place -> {
            resources.add(String.valueOf(place.resource()));
            prefixes.add(place.prefix());
        });
    }

    Place place(Place place) {
        String resource = place.resource();
        if (own.test(place)) {
            return place;
        }
        if (resource == null) {
            return new Place(null, null, null, OUTSIDE);
        }
        boolean named = resources.contains(resource) || BuiltInResources.contains(resource);
        @Nullable
        String namespace = place.namespace() == null ? null : OTHERS;
        return new Place(named ? resource : OTHERS, named ? place.group() : null, namespace,
                prefixes.contains(place.prefix()) ? place.prefix() : OTHERS);
    }
}
