package dev.etcdray.flamegraph;

/// Something to know about the whole, shown in the page's header as it stands.
///
/// @param label
///            a word or two: "Revision"
/// @param value
///            as it is to be read: "18,204,331"
public record Fact(String label, String value) {}
