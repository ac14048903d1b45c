/** How the history of a key, and of the keys below a prefix, is shown. */
@org.jspecify.annotations.NullMarked
package dev.etcdray.cli.history;
