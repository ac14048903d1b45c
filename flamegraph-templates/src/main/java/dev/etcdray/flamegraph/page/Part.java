package dev.etcdray.flamegraph.page;

/// A part of a whole.
///
/// @param label
///            two or three words
/// @param look
///            how it is filled
/// @param bytes
///            what it takes
/// @param definition
///            a sentence: what is counted, and what can become of it
public record Part(String label, Look look, long bytes, String definition) {}
