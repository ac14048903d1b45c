/**
 * Turns an analysis into the frames of a flame graph. Nothing is apportioned: each byte is added to one path only.
 */
@org.jspecify.annotations.NullMarked
package dev.etcdray.cli.flame;
