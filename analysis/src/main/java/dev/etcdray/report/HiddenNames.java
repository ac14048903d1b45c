package dev.etcdray.report;

import dev.etcdray.breakdown.Place;
import dev.etcdray.etcd.KeyText;
import dev.etcdray.finding.EveryNamespace;
import dev.etcdray.kube.BuiltInResources;
import dev.etcdray.kube.KubeKeys;
import dev.etcdray.kube.anatomy.BuiltInKinds;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names and their stand-ins. What stays is what is the same in every cluster, and what rules go by and says nothing: that
 * a Secret is version 12 of some Helm release, that two ReplicaSets are of one Deployment.
 */
final class HiddenNames {
    private static final Pattern HELM = Pattern.compile("sh\\.helm\\.release\\.v1\\.(.+)\\.v([0-9]{1,9})",
            Pattern.DOTALL);
    private static final Set<String> PROVIDERS = Set.of("aescbc", "aesgcm", "secretbox", "kms", "identity");
    private static final Set<String> BUCKETS = Set.of("alarm", "auth", "authRoles", "authUsers", "cluster", "key",
            "lease", "members", "members_removed", "meta", "");
    private static final Set<String> KINDS = Set.of("(encrypted)", "(no object)", "(unknown)", "(deleted)");
    /** Rows that the pass itself names. */
    private static final Pattern OURS = Pattern.compile("\\((root|all prefixes|others|outside Kubernetes)\\)"
            + "|\\.\\.\\. \\([0-9]+ others\\)");

    private final boolean namespacesStay;
    private final Tokens tokens;

    HiddenNames(Redaction redaction, Tokens tokens) {
        this.namespacesStay = redaction == Redaction.NAMESPACES;
        this.tokens = tokens;
    }

    Place place(Place place) {
        String resource = place.resource();
        if (resource == null) {
            return new Place(null, null, null, prefix(place.prefix()));
        }
        String shown = resource(resource);
        String group = place.group();
        String namespace = place.namespace();
        return new Place(shown, group == null || shown.equals(resource) ? group : tokens.of("group", group),
                namespace == null ? null : namespace(namespace), prefix(place.prefix()));
    }

    String namespace(String namespace) {
        return namespacesStay || isOurs(namespace) ? namespace : tokens.of("ns", namespace);
    }

    String resource(String resource) {
        return BuiltInResources.contains(resource) || isOurs(resource) ? resource : tokens.of("resource", resource);
    }

    /** Each component for itself, so that a tree of them stays one. */
    private String prefix(String prefix) {
        if (isOurs(prefix)) {
            return prefix;
        }
        String kept = KubeKeys.DEFAULT_PREFIXES.stream().filter(known -> prefix.equals(known)
                || prefix.startsWith(known + "/")).findFirst().orElse("");
        StringBuilder shown = new StringBuilder(kept);
        int from = kept.length();
        while (from < prefix.length()) {
            int slash = prefix.indexOf('/', from);
            int end = slash < 0 ? prefix.length() : slash;
            shown.append(end == from ? "" : tokens.of("prefix", prefix.substring(from, end)))
                    .append(slash < 0 ? "" : "/");
            from = end + 1;
        }
        return shown.toString();
    }

    /** A key as text, which is plain. */
    String key(Place place, byte[] key) {
        int end = key.length;
        while (end > 0 && key[end - 1] != '/') {
            end--;
        }
        String directory = text(key, 0, end);
        String name = text(key, end, key.length);
        return place.isKubernetes()
                ? directory(place, directory) + object(place, name)
                : prefix(directory) + plain(name);
    }

    private String directory(Place place, String directory) {
        Place shown = place(place);
        String resource = String.valueOf(shown.resource());
        String namespace = shown.namespace();
        return shown.prefix() + "/" + (resource.equals(place.resource()) ? storagePath(place, directory) : resource)
                + (namespace == null ? "" : "/" + namespace) + "/";
    }

    /** What stands between the registry's prefix and the namespace: words of Kubernetes for a built-in resource. */
    private static String storagePath(Place place, String directory) {
        List<String> segments = List.of(directory.split("/"));
        int from = place.prefix().split("/").length;
        int to = segments.size() - (place.namespace() == null ? 0 : 1);
        return to <= from ? String.valueOf(place.resource()) : String.join("/", segments.subList(from, to));
    }

    private String object(Place place, String name) {
        String resource = String.valueOf(place.resource());
        return switch (resource) {
            case "namespaces", "projects.project.openshift.io" -> namespace(name);
            case "replicasets.apps" -> replicaSet(name);
            case "secrets" -> storedRelease(name);
            case "configmaps" -> EveryNamespace.has(name) ? name : storedRelease(name);
            default -> plain(name);
        };
    }

    private String plain(String name) {
        return name.isEmpty() ? "" : tokens.of("object", name);
    }

    /** Its Deployment's name, a hyphen, and a hash. */
    private String replicaSet(String name) {
        int hyphen = name.lastIndexOf('-');
        return hyphen <= 0 ? plain(name) : plain(name.substring(0, hyphen)) + "-" + plain(name.substring(hyphen + 1));
    }

    private String storedRelease(String name) {
        Matcher helm = HELM.matcher(name);
        return helm.matches()
                ? "sh.helm.release.v1." + tokens.of("object", helm.group(1)) + ".v" + helm.group(2)
                : plain(name);
    }

    /** What a live value says that it is; in parentheses is what we say of it. */
    String kind(String kind) {
        return isKindOfAll(kind) || isOurs(kind) ? kind : tokens.of("kind", kind);
    }

    /** Whether a kind is the same in every cluster. */
    static boolean isKindOfAll(String kind) {
        return KINDS.contains(kind) || BuiltInKinds.contains(kind);
    }

    @Nullable
    String other(String what, @Nullable String name) {
        return name == null ? null : tokens.of(what, name);
    }

    @Nullable
    String provider(@Nullable String provider) {
        return provider == null || PROVIDERS.contains(provider) ? provider : tokens.of("provider", provider);
    }

    String bucket(String bucket) {
        return BUCKETS.contains(bucket) ? bucket : tokens.of("bucket", bucket);
    }

    Tokens tokens() {
        return tokens;
    }

    private static boolean isOurs(String name) {
        return OURS.matcher(name).matches();
    }

    private static String text(byte[] key, int from, int to) {
        return KeyText.of(java.util.Arrays.copyOfRange(key, from, to));
    }
}
