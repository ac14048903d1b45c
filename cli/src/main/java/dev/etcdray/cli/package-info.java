/**
 * The etcdray command: picocli commands, one class each, from raw options to resolved settings to library calls to
 * renderers, and the exit codes. Start at {@link dev.etcdray.cli.Main}.
 */
@org.jspecify.annotations.NullMarked
package dev.etcdray.cli;
