package dev.etcdray.cli.page;

import dev.etcdray.finding.Evidence;
import dev.etcdray.finding.Finding;
import dev.etcdray.finding.Where;
import dev.etcdray.flamegraph.page.Link;
import dev.etcdray.report.Analysis;
import dev.etcdray.report.TopKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where things are in the flame graph. What has no frame has no link. */
final class Places {
    private static final String BY_RESOURCE = "resource";
    private static final String BY_NAMESPACE = "namespace";
    private static final String BY_PREFIX = "prefix";
    private static final String BY_FILE = "file";
    private static final String BY_FIELD = "anatomy";
    /** As the page calls what is in none. */
    private static final String NO_NAMESPACE = "(no namespace)";

    private final Map<String, TopKey> byKey = new HashMap<>();
    private final Set<String> named = new HashSet<>();

    Places(Analysis analysis) {
        analysis.objects().forEach(key -> {
            byKey.put(key.keyBase64(), key);
            named.add(key.keyBase64());
        });
        for (List<TopKey> keys : lists(analysis)) {
            keys.forEach(key -> byKey.putIfAbsent(key.keyBase64(), key));
        }
    }

    private static List<List<TopKey>> lists(Analysis analysis) {
        List<List<TopKey>> lists = new ArrayList<>();
        lists.add(analysis.report().topKeys().largest());
        addIfKnown(lists, analysis.report().topKeys().mostHistory());
        addIfKnown(lists, analysis.report().topKeys().mostRevisions());
        return lists;
    }

    private static void addIfKnown(List<List<TopKey>> lists, @Nullable List<TopKey> keys) {
        if (keys != null) {
            lists.add(keys);
        }
    }

    /** Of a resource, or of one namespace in it. */
    static Link ofResource(String resource, @Nullable String namespace) {
        return namespace == null
                ? Link.toFrame(resource, BY_RESOURCE, null, List.of(resource))
                : Link.toFrame(resource + " in " + namespace, BY_RESOURCE, null, List.of(resource, namespace));
    }

    static Link ofNamespace(String namespace) {
        return Link.toFrame(namespace, BY_NAMESPACE, null, List.of(namespace));
    }

    /** Of keys outside Kubernetes. */
    static Link ofPrefix(String prefix) {
        return Link.toFrame(prefix, BY_PREFIX, null, segments(prefix));
    }

    /** {@code /calico/ipam/} as the page splits it: {@code /calico}, {@code ipam}. */
    private static List<String> segments(String prefix) {
        String plain = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
        List<String> segments = new ArrayList<>(List.of(plain.split("/", -1)));
        if (plain.startsWith("/")) {
            segments.removeFirst();
            segments.set(0, "/" + segments.getFirst());
        }
        return segments;
    }

    /** Of a key, null if it has no frame. */
    @Nullable
    Link ofKey(TopKey key) {
        String resource = key.resource();
        if (resource == null) {
            String prefix = key.prefix();
            return prefix == null ? null : ofPrefix(prefix);
        }
        List<String> path = new ArrayList<>(List.of(resource));
        path.add(Objects.requireNonNullElse(key.namespace(), NO_NAMESPACE));
        if (named.contains(key.keyBase64())) {
            path.add(key.name().isEmpty() ? key.key() : key.name());
        }
        return Link.toFrame(key.key(), BY_RESOURCE, null, path);
    }

    @Nullable
    Link ofKey(Evidence.Key key) {
        TopKey known = byKey.get(key.keyBase64());
        return known == null ? null : ofKey(known);
    }

    /** What a finding is about, null if that is no place. */
    @Nullable
    Link of(Finding finding) {
        Where where = finding.where();
        if (where != null) {
            return of(where);
        }
        return switch (finding.id()) {
            case "quota-headroom" -> Link.toFrame("the file by its structure", BY_FILE, null, List.of());
            case "compaction-lag" -> Link.toFrame("history by resource", BY_RESOURCE, "history", List.of());
            case "managed-fields" -> Link.toMatches("managedFields", BY_FIELD, "managedFields");
            case "last-applied" -> Link.toMatches("last-applied-configuration", BY_FIELD, "last-applied-configuration");
            default -> ofAll(finding.evidence().keys());
        };
    }

    private static @Nullable Link of(Where where) {
        String resource = where.resource();
        String prefix = where.prefix();
        if (resource != null) {
            return ofResource(resource, where.namespace());
        }
        if (prefix != null) {
            return ofPrefix(prefix);
        }
        return switch (String.valueOf(where.part())) {
            case "freePages" -> Link.toFrame("empty pages", BY_FILE, null, List.of("free pages"));
            case "leafSlack" -> Link.toFrame("leaf slack", BY_FILE, null, List.of("page overhead", "leaf slack"));
            default -> null;
        };
    }

    /** What the keys have in common: one key, one namespace of a resource, or a resource. */
    private @Nullable Link ofAll(List<Evidence.Key> keys) {
        List<TopKey> known = new ArrayList<>();
        for (Evidence.Key key : keys) {
            TopKey found = byKey.get(key.keyBase64());
            if (found == null || found.resource() == null) {
                return keys.size() == 1 ? ofKey(key) : null;
            }
            known.add(found);
        }
        if (known.size() == 1) {
            return ofKey(known.getFirst());
        }
        Set<@Nullable String> resources = new HashSet<>();
        Set<@Nullable String> namespaces = new HashSet<>();
        known.forEach(key -> {
            resources.add(key.resource());
            namespaces.add(key.namespace());
        });
        String resource = known.isEmpty() || resources.size() > 1 ? null : known.getFirst().resource();
        return resource == null
                ? null
                : ofResource(resource, namespaces.size() > 1 ? null : known.getFirst().namespace());
    }
}
