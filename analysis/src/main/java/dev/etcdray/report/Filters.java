package dev.etcdray.report;

import org.jspecify.annotations.Nullable;

/**
 * What narrows the tables ({@code breakdown}, {@code revisionBands[].breakdown}, {@code topKeys}). Totals are never
 * narrowed.
 *
 * @param prefix keys that start so
 * @param namespace objects of this namespace
 * @param resource objects of this resource
 */
public record Filters(@Nullable String prefix, @Nullable String namespace, @Nullable String resource) {}
