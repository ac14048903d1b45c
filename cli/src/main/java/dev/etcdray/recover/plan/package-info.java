/**
 * The plan of a recovery: what was seen, what was checked, which steps follow and why. It changes nothing, and is a file
 * that people read and {@code recover apply} carries out.
 */
@org.jspecify.annotations.NullMarked
package dev.etcdray.recover.plan;
