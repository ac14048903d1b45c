package dev.etcdray.flamegraph.page;

/// What a number means.
///
/// @param name
///            as it stands beside the number
/// @param definition
///            what is counted
/// @param exactness
///            "exact", or how it was apportioned or estimated
public record Term(String name, String definition, String exactness) {}
