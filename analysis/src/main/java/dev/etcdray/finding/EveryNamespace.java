package dev.etcdray.finding;

import java.util.Set;

/** ConfigMaps that a controller writes into every namespace, and writes again when they are deleted. */
public final class EveryNamespace {
    private static final Set<String> CERTIFICATES = Set.of("kube-root-ca.crt", "openshift-service-ca.crt",
            "istio-ca-root-cert");

    private EveryNamespace() {
    }

    /** Whether a ConfigMap of this name is one. */
    public static boolean has(String configMap) {
        return CERTIFICATES.contains(configMap);
    }
}
