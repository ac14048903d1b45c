package dev.etcdray.report;

import org.jspecify.annotations.Nullable;

/**
 * A resource in a namespace, or a prefix outside Kubernetes.
 *
 * @param resource the name that a Kubernetes user knows, group-qualified when not core; null outside Kubernetes
 * @param group API group, empty for core; null when unknown or outside Kubernetes
 * @param namespace null for cluster-scoped objects and outside Kubernetes
 * @param prefix key prefix: of the registry for Kubernetes, of the row itself outside
 * @param live see {@link States}
 * @param superseded see {@link States}
 * @param tombstone see {@link States}
 */
public record BreakdownRow(@Nullable String resource, @Nullable String group, @Nullable String namespace,
        @Nullable String prefix, StateTotals live, @Nullable StateTotals superseded, @Nullable StateTotals tombstone) {

    /** Bytes of all states. */
    public long bytes() {
        return live.bytes() + historyBytes();
    }

    /** Bytes of superseded revisions and tombstones. */
    public long historyBytes() {
        return (superseded == null ? 0 : superseded.bytes()) + (tombstone == null ? 0 : tombstone.bytes());
    }
}
