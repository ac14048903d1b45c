/**
 * Turns an analysis into what stands around the flame graph of a report: the ten seconds, findings, timeline, what would
 * come back, the largest, definitions.
 */
@org.jspecify.annotations.NullMarked
package dev.etcdray.cli.page;
