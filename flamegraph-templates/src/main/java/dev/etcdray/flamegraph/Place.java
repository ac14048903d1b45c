package dev.etcdray.flamegraph;

import org.jspecify.annotations.Nullable;

/// Where something stands in each grouping.
///
/// @param resource
///            null outside of what has resources; then the directory tells
/// @param namespace
///            null for what is in none
/// @param directory
///            the name up to and with its last slash, as shown; empty where there is none
/// @param category
///            the id of a [Category]
public record Place(@Nullable String resource, @Nullable String namespace, String directory, String category) {}
