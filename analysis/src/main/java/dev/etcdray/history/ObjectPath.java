package dev.etcdray.history;

import dev.etcdray.kube.KubeKeys;
import dev.etcdray.kube.KubeLocation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the user wrote, read as an object's path in the words of Kubernetes: {@code pods/web/a}, {@code nodes/n1}, or the
 * end of a key, {@code services/specs/web/a}. A prefix is read as the start of what follows a registry prefix.
 */
final class ObjectPath {
    private final String path;
    private final KeyBytes ending;
    private final boolean prefix;
    private final List<String> segments;
    private final List<String> registries;
    private final KubeKeys kube;

    ObjectPath(KeyBytes wanted, boolean prefix, List<String> registryPrefixes) {
        // One char a byte: paths of Kubernetes are ASCII, and anything else stays comparable.
        this.path = new String(wanted.bytes(), StandardCharsets.ISO_8859_1);
        this.prefix = prefix;
        this.segments = List.of(path.split("/", -1));
        this.ending = KeyBytes.of(("/" + segments.getLast()).getBytes(StandardCharsets.ISO_8859_1));
        this.registries = registryPrefixes;
        this.kube = new KubeKeys(registryPrefixes);
    }

    /** Length of the key, or of its start, that the path means; -1 if it does not mean this key. */
    int shownLength(byte[] keys, int offset, int length) {
        if (path.isEmpty() || path.startsWith("/")) {
            return -1;
        }
        return prefix ? shownPrefix(keys, offset, length) : isMeant(keys, offset, length) ? length : -1;
    }

    private int shownPrefix(byte[] keys, int offset, int length) {
        String key = new String(keys, offset, length, StandardCharsets.ISO_8859_1);
        for (String registry : registries) {
            if (key.startsWith(registry + "/" + path)) {
                return registry.length() + 1 + path.length();
            }
        }
        return -1;
    }

    private boolean isMeant(byte[] keys, int offset, int length) {
        if (!ending.isSuffixOf(keys, offset, length)) {
            return false; // Nearly all keys end here, before anything is made of them.
        }
        String key = new String(keys, offset, length, StandardCharsets.ISO_8859_1);
        return (segments.size() > 1 && key.endsWith("/" + path))
                || isAt(kube.locate(key.substring(0, key.lastIndexOf('/'))));
    }

    private boolean isAt(@Nullable KubeLocation location) {
        if (location == null || segments.size() < 2 || segments.size() > 3) {
            return false;
        }
        String resource = segments.getFirst();
        String namespace = segments.size() == 3 ? segments.get(1) : null;
        return Objects.equals(namespace, location.namespace())
                && (location.resource().equals(resource) || location.resource().startsWith(resource + "."));
    }
}
