/**
 * What is around the process: its two streams, the terminal behind them, files written whole or not at all, progress,
 * and signals.
 */
@org.jspecify.annotations.NullMarked
package dev.etcdray.cli.terminal;
