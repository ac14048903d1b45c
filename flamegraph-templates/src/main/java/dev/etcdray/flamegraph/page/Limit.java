package dev.etcdray.flamegraph.page;

/// A size that another must not reach.
///
/// @param label
///            its name: "quota"
/// @param bytes
///            how large
public record Limit(String label, long bytes) {}
