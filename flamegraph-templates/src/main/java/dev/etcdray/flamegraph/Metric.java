package dev.etcdray.flamegraph;

/// One way of measuring the same tree.
///
/// @param id
///            stands in the URL hash of the page; unique in a graph
/// @param label
///            a few words, on the switch
/// @param unit
///            what the values are
/// @param definition
///            one sentence: what is counted, and whether it is exact
public record Metric(String id, String label, Unit unit, String definition) {
    /// What a value is.
    public enum Unit {
        /// Bytes; shown in binary units beside the exact number.
        BYTES,
        /// A number of things.
        COUNT
    }
}
