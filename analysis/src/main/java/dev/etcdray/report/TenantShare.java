package dev.etcdray.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the namespaces that a report is for have of the etcd.
 *
 * @param namespaces one each, largest first
 * @param ofNamespaces how many namespaces there are in all
 * @param objects live objects of all that are listed
 * @param bytes of all their revisions
 * @param liveBytes of these, live revisions
 * @param historyBytes of these, superseded revisions and tombstones; null when history was not seen
 * @param share of the bytes of all revisions, from 0 to 1
 */
public record TenantShare(List<Namespace> namespaces, int ofNamespaces, long objects, long bytes, long liveBytes,
        @Nullable Long historyBytes, double share) {
    /** Copies the list. */
    public TenantShare {
        namespaces = List.copyOf(namespaces);
    }

    /**
     * One namespace.
     *
     * @param namespace its name
     * @param objects its live objects
     * @param bytes of all their revisions
     * @param liveBytes of these, live revisions
     * @param historyBytes see {@link TenantShare}
     * @param share of the bytes of all revisions, from 0 to 1
     * @param rank 1 for the namespace with the most bytes; equal ones share a rank
     */
    public record Namespace(String namespace, long objects, long bytes, long liveBytes, @Nullable Long historyBytes,
            double share, int rank) {}
}
