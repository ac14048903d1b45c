/**
 * Structural faults of a bbolt file, typed, and where they go.
 * Every reader takes a {@link dev.etcdray.bolt.check.FaultSink}: strict throws the first, others collect or skip.
 * A fault says what was read, where, what was expected there and what was found.
 */
@org.jspecify.annotations.NullMarked
package dev.etcdray.bolt.check;
