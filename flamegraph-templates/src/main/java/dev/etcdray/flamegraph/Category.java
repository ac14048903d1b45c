package dev.etcdray.flamegraph;

/// A kind of frame. Its colour and texture come from the page's palette of ten, by its place in the graph's list.
///
/// @param id
///            stands in the URL hash of the page; unique in a graph
/// @param label
///            a few words, in the legend
public record Category(String id, String label) {}
