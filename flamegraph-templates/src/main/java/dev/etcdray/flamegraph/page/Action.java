package dev.etcdray.flamegraph.page;

/// What to do.
///
/// @param command
///            exactly what to run
/// @param risk
///            what it can do to others
/// @param undo
///            the way back
public record Action(String command, String risk, String undo) {}
