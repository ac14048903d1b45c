package dev.etcdray.kube;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A pinned table of storage paths, read once from the class path; each file says in its head where it is from. */
final class ResourceTable {
    /** A row: the bare plural, and its API group ({@code ""} is core). */
    record Entry(String plural, String group) {}

    private static final ResourceTable BUILTIN = read("builtin-resources.tsv");
    private static final ResourceTable OPENSHIFT = read("openshift-resources.tsv");

    private final Map<String, Entry> byStoragePath;
    private final Set<String> parents;
    private final Set<String> resources;

    private ResourceTable(Map<String, Entry> byStoragePath) {
        this.byStoragePath = Map.copyOf(byStoragePath);
        resources = byStoragePath.values().stream()
                .map(entry -> entry.group().isEmpty() ? entry.plural() : entry.plural() + "." + entry.group())
                .collect(Collectors.toUnmodifiableSet());
        parents = byStoragePath.keySet().stream().filter(path -> path.indexOf('/') > 0 && path.indexOf('.') < 0)
                .map(path -> path.substring(0, path.indexOf('/'))).collect(Collectors.toUnmodifiableSet());
    }

    /** OpenShift's own API servers lay out their prefix in their own way; every other prefix is laid out as /registry. */
    static ResourceTable forPrefix(String prefix) {
        return prefix.endsWith("/openshift.io") ? OPENSHIFT : BUILTIN;
    }

    /** Whether a table has this resource, group-qualified. */
    static boolean isBuiltIn(String resource) {
        return BUILTIN.resources.contains(resource) || OPENSHIFT.resources.contains(resource);
    }

    @Nullable
    Entry find(String storagePath) {
        return byStoragePath.get(storagePath);
    }

    /** Whether the segment only leads to storage paths, as {@code services} to {@code services/specs}. */
    boolean isParent(String segment) {
        return parents.contains(segment);
    }

    private static ResourceTable read(String file) {
        Map<String, Entry> rows = new HashMap<>();
        for (String line : text(file).lines().filter(line -> !line.startsWith("#")).toList()) {
            String[] columns = line.split("\t", 4);
            if (columns.length < 3 || rows.put(columns[0],
                    new Entry(columns[1], columns[2].equals("-") ? "" : columns[2])) != null) {
                throw new IllegalStateException(file + ": not a new row of three columns or more: " + line);
            }
        }
        return new ResourceTable(rows);
    }

    private static String text(String file) {
        try (InputStream in = ResourceTable.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
