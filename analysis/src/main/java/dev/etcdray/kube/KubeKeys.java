package dev.etcdray.kube;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Translates a key's directory to a {@link KubeLocation}. A directory is the key up to but without its last
 * {@code /}: names of Kubernetes objects hold no {@code /}, so the directory alone decides resource and namespace.
 * Keys are laid out as
 *
 * <pre>
 * prefix/storage name/[namespace/]name            built-in types, see builtin-resources.tsv
 * prefix/group/resource/[namespace/]name          custom resources and aggregated APIs; a group holds a dot
 * prefix/server/group/resource/[namespace/]name   an aggregated API server with a prefix of its own; two dots
 * </pre>
 *
 * <p>
 * Source: k8s.io/apiserver, DefaultStorageFactory.ResourcePrefix (the plural in lower case, unless the table of
 * special prefixes has it), SimpleRestOptionsFactory (group/resource) and registry.NamespaceKeyFunc. Immutable, and
 * safe for any number of threads.
 */
public final class KubeKeys {
    /** The prefix of kube-apiserver, and the two of OpenShift: Kubernetes' types and its own. */
    public static final List<String> DEFAULT_PREFIXES = List.of("/registry", "/kubernetes.io", "/openshift.io");

    /** The deepest layout is a storage path or server/group/resource of three segments and a namespace. */
    private static final int MAX_SEGMENTS = 4;

    private final List<String> longestFirst;

    /**
     * @param prefixes what {@code --etcd-prefix} says, with or without the {@code /} at its ends (kube-apiserver puts
     *        one in front as well); {@code /} alone is all keys that begin with it; where several match, the longest wins
     * @throws IllegalArgumentException when a prefix is empty
     */
    public KubeKeys(List<String> prefixes) {
        longestFirst = prefixes.stream().map(KubeKeys::normalized).distinct()
                .sorted(Comparator.comparingInt(String::length).reversed()).toList();
    }

    /**
     * Says where the objects of a directory live.
     *
     * @param directory a key up to but without its last {@code /}, in any decoding that keeps ASCII; any string is
     *        taken
     * @return null for what Kubernetes does not write: a directory that is not below a prefix, is a prefix itself, has
     *         an empty segment, is deeper than any layout, or ends within a storage path ({@code /registry/services})
     */
    public @Nullable KubeLocation locate(String directory) {
        for (String prefix : longestFirst) {
            if (directory.equals(prefix)) {
                return null;
            }
            if (directory.startsWith(prefix) && directory.charAt(prefix.length()) == '/') {
                return below(prefix, directory.substring(prefix.length() + 1));
            }
        }
        return null;
    }

    private static @Nullable KubeLocation below(String prefix, String path) {
        List<String> segments = List.of(path.split("/", MAX_SEGMENTS + 1));
        if (segments.contains("") || segments.size() > MAX_SEGMENTS) {
            return null;
        }
        ResourceTable table = ResourceTable.forPrefix(prefix);
        for (int length = segments.size(); length > 0; length--) {
            ResourceTable.Entry entry = table.find(String.join("/", segments.subList(0, length)));
            if (entry != null) {
                return located(entry.plural(), entry.group(), segments, length, prefix);
            }
        }
        return table.isParent(segments.getFirst()) ? null : byRule(prefix, segments);
    }

    /** What the table does not have: custom resources, aggregated APIs, and types newer than the table. */
    private static @Nullable KubeLocation byRule(String prefix, List<String> segments) {
        String first = segments.getFirst();
        if (first.indexOf('.') < 0) {
            return located(first, null, segments, 1, prefix);
        }
        if (segments.size() < 2) {
            return null;
        }
        // A plural is a DNS label, without dots: a second dotted segment is the group, and the first a server's prefix.
        if (segments.get(1).indexOf('.') >= 0) {
            return segments.size() < 3
                    ? null
                    : located(segments.get(2), segments.get(1), segments, 3, prefix + "/" + first);
        }
        return located(segments.get(1), first, segments, 2, prefix);
    }

    /** Depth decides the scope: nothing behind the resource is cluster-scoped, one segment is the namespace. */
    private static @Nullable KubeLocation located(String plural, @Nullable String group, List<String> segments,
            int used, String registryPrefix) {
        return switch (segments.size() - used) {
            case 0 -> KubeLocation.of(plural, group, null, registryPrefix);
            case 1 -> KubeLocation.of(plural, group, segments.get(used), registryPrefix);
            default -> null;
        };
    }

    private static String normalized(String prefix) {
        if (prefix.isEmpty()) {
            throw new IllegalArgumentException("a registry prefix is empty; \"/\" is the whole key space");
        }
        int end = prefix.length();
        while (end > 0 && prefix.charAt(end - 1) == '/') {
            end--;
        }
        return end == 0 || prefix.charAt(0) == '/' ? prefix.substring(0, end) : "/" + prefix.substring(0, end);
    }
}
