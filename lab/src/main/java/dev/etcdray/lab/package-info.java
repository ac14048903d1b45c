/**
 * Real etcd servers and the tools around them, for tests: what they say is the measure.
 * Servers listen on this machine only, live in a directory that the test gives, and end with {@code close()}.
 * Nothing here uses the code under test.
 */
@org.jspecify.annotations.NullMarked
package dev.etcdray.lab;
