package dev.etcdray.breakdown;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What keys the tables are narrowed to. */
public final class RowFilter {
    /** Lets every key through. */
    public static final RowFilter ALL = new RowFilter(null, null, null);

    private final byte @Nullable [] prefix;
    private final @Nullable String namespace;
    private final @Nullable String resource;

    /**
     * A filter; null lets everything through.
     *
     * @param prefix first bytes of the key
     * @param namespace exact
     * @param resource exact, as shown, or without its group
     */
    public RowFilter(byte @Nullable [] prefix, @Nullable String namespace, @Nullable String resource) {
        this.prefix = prefix == null ? null : prefix.clone();
        this.namespace = namespace;
        this.resource = resource;
    }

    boolean matches(Place place) {
        return (namespace == null || namespace.equals(place.namespace())) && matchesResource(place);
    }

    /** Whether a place matches, or may once a stored value tells its API group. */
    boolean mayMatch(Place place) {
        return matches(place) || (resource != null && place.group() == null && place.resource() != null
                && resource.startsWith(place.resource() + ".")
                && (namespace == null || namespace.equals(place.namespace())));
    }

    private boolean matchesResource(Place place) {
        String name = place.resource();
        String group = place.group();
        return resource == null || resource.equals(name)
                || (group != null && (resource + "." + group).equals(name));
    }

    boolean matches(byte[] keys, int offset, int length) {
        return prefix == null || (length >= prefix.length
                && Arrays.equals(prefix, 0, prefix.length, keys, offset, offset + prefix.length));
    }
}
