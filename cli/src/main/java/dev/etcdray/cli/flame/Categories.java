package dev.etcdray.cli.flame;

import dev.etcdray.flamegraph.Category;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Kinds of frames, for their colours: ten, as many as the page's palette has. */
final class Categories {
    static final String WORKLOADS = "workloads";
    static final String CONFIG = "config";
    static final String CUSTOM = "custom";
    static final String EVENTS = "events";
    static final String OTHER = "other";
    static final String ETCD = "etcd";
    static final String OVERHEAD = "overhead";
    static final String FREE = "free";
    static final String API = "api";
    static final String CLUSTER = "cluster";

    /** The order gives the colour; the eighth is the pale one, for what is free. */
    static final List<Category> ALL = List.of(new Category(WORKLOADS, "Workloads"),
            new Category(CONFIG, "Config and secrets"), new Category(CUSTOM, "Custom resources"),
            new Category(EVENTS, "Events and leases"), new Category(OTHER, "Keys outside Kubernetes"),
            new Category(ETCD, "etcd's own"), new Category(OVERHEAD, "Page overhead"),
            new Category(FREE, "Free space"), new Category(API, "RBAC and API machinery"),
            new Category(CLUSTER, "Nodes, network and storage"));

    static final String LIVE = "live";
    static final String SUPERSEDED = "superseded";
    static final String TOMBSTONES = "tombstones";

    /** The same with what the structure of the file is coloured by: the green, ochre and red of the palette. */
    static final List<Category> WITH_STATES = Stream.concat(ALL.stream(), Stream.of(
            new Category(LIVE, "Live revisions", 2), new Category(SUPERSEDED, "Superseded revisions", 1),
            new Category(TOMBSTONES, "Tombstones", 3))).toList();

    /** Built-in groups with a dot; {@code snapshot.storage.k8s.io} and its like are custom resources. */
    private static final Set<String> BUILT_IN = Set.of("admissionregistration.k8s.io", "apiextensions.k8s.io",
            "apiregistration.k8s.io", "auditregistration.k8s.io", "authentication.k8s.io", "authorization.k8s.io",
            "certificates.k8s.io", "coordination.k8s.io", "discovery.k8s.io", "events.k8s.io",
            "flowcontrol.apiserver.k8s.io", "internal.apiserver.k8s.io", "lifecycle.k8s.io", "networking.k8s.io",
            "node.k8s.io", "rbac.authorization.k8s.io", "resource.k8s.io", "scheduling.k8s.io", "settings.k8s.io",
            "storage.k8s.io", "storagemigration.k8s.io");

    private Categories() {
    }

    /**
     * @param resource as in the breakdown, null outside Kubernetes
     * @param group API group, empty for core, null when unknown
     */
    static String of(@Nullable String resource, @Nullable String group) {
        if (resource == null) {
            return OTHER;
        }
        if (group == null || (group.indexOf('.') >= 0 && !BUILT_IN.contains(group))) {
            return CUSTOM;
        }
        return group.isEmpty() ? ofCore(resource) : ofGroup(group);
    }

    private static String ofCore(String resource) {
        return switch (resource) {
            case "pods", "replicationcontrollers", "podtemplates" -> WORKLOADS;
            case "configmaps", "secrets" -> CONFIG;
            case "events" -> EVENTS;
            case "nodes", "services", "endpoints", "persistentvolumes", "persistentvolumeclaims" -> CLUSTER;
            default -> API;
        };
    }

    private static String ofGroup(String group) {
        return switch (group) {
            case "apps", "batch", "autoscaling", "policy", "scheduling.k8s.io" -> WORKLOADS;
            case "coordination.k8s.io", "events.k8s.io" -> EVENTS;
            case "networking.k8s.io", "discovery.k8s.io", "storage.k8s.io", "node.k8s.io", "resource.k8s.io" -> CLUSTER;
            default -> API;
        };
    }
}
