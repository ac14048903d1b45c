/**
 * The history of one key, or of all keys below a prefix: the records of {@code etcdray/history/v1} and how they are
 * read. Nothing here renders; values are never decoded.
 */
@org.jspecify.annotations.NullMarked
package dev.etcdray.history;
