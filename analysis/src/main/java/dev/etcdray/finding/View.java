package dev.etcdray.finding;

import org.jspecify.annotations.Nullable;

/**
 * What rules are shown of an etcd.
 *
 * @param whose whose objects alone they see, for a sentence: {@code namespace payments}; null for all
 * @param namesHidden whether names that strangers chose are replaced by others
 */
public record View(@Nullable String whose, boolean namesHidden) {
    /** All of it, as it is. */
    public static final View ALL = new View(null, false);
}
