/** What people call a source: a file, or what a member answered. */
@org.jspecify.annotations.NullMarked
package dev.etcdray.cli.source;
