/**
 * The recovery as a user meets it: the cluster behind its engine, what is asked and told on the way, and the plan for people.
 */
@org.jspecify.annotations.NullMarked
package dev.etcdray.cli.recover;
