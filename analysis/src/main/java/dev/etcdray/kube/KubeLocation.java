package dev.etcdray.kube;

import org.jspecify.annotations.Nullable;

/**
 * Where an object lives, in the words of a Kubernetes user.
 *
 * @param resource the plural name, group-qualified when not core: {@code pods}, {@code deployments.apps},
 *        {@code nodes} (stored as minions); the bare storage name while the group is unknown
 * @param group the API group, {@code ""} for core; null when neither the key nor the pinned table tells it
 * @param namespace null for a cluster-scoped object
 * @param registryPrefix the prefix that the key lies below, without its last {@code /}: {@code /registry}, or
 *        {@code /registry/wardle.example.com} for an aggregated API server that keeps a prefix of its own
 */
public record KubeLocation(String resource, @Nullable String group, @Nullable String namespace,
        String registryPrefix) {

    /** Whether the key alone told the group; otherwise a live value's apiVersion may: {@link #withApiVersion}. */
    public boolean groupKnown() {
        return group != null;
    }

    /**
     * This location with the group that a stored value names, as {@link ValueHeader#apiVersion()} gives it
     * ({@code v1}, {@code apps/v1}); unchanged where the group is known already.
     */
    public KubeLocation withApiVersion(String apiVersion) {
        if (group != null) {
            return this;
        }
        int slash = apiVersion.indexOf('/');
        return of(resource, slash < 0 ? "" : apiVersion.substring(0, slash), namespace, registryPrefix);
    }

    /** The location of a resource by its bare plural name: qualified here, in one place. */
    static KubeLocation of(String plural, @Nullable String group, @Nullable String namespace, String registryPrefix) {
        String resource = group == null || group.isEmpty() ? plural : plural + "." + group;
        return new KubeLocation(resource, group, namespace, registryPrefix);
    }
}
