package dev.etcdray.kube.anatomy;

import org.jspecify.annotations.Nullable;

/** The kinds that Kubernetes brings itself, and the names of their fields: words that are the same in every cluster. */
public final class BuiltInKinds {
    private BuiltInKinds() {
    }

    /** Whether a value's type is one of Kubernetes' own. */
    public static boolean contains(@Nullable String apiVersion, @Nullable String kind) {
        return Descriptors.kubernetes().isKnown(apiVersion, kind);
    }

    /** Whether a kind of this name is in any version of any group. */
    public static boolean contains(String kind) {
        return Descriptors.kubernetes().isKind(kind);
    }

    /** Whether any built-in message has a field of this name. */
    public static boolean isField(String name) {
        return Descriptors.kubernetes().isField(name);
    }
}
