/**
 * Carries a plan out: looks at all members before each step, asks, writes down, calls once, and looks again. What it does
 * next follows from the cluster as it is and from the journal, so that going on after any end is the same as going on.
 */
@org.jspecify.annotations.NullMarked
package dev.etcdray.recover.engine;
