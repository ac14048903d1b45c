package dev.etcdray.kube;

/** The resources that Kubernetes and OpenShift bring themselves: words that are the same in every cluster. */
public final class BuiltInResources {
    private BuiltInResources() {
    }

    /** Whether a resource is one, by its group-qualified name. */
    public static boolean contains(String resource) {
        return ResourceTable.isBuiltIn(resource);
    }
}
