/**
 * What {@code etcdray endpoint status} tells: the records of {@code etcdray/endpoint-status/v1} and their schema, the
 * comparison of members, and a renderer for each format. Asks nobody itself but for hashes.
 */
@org.jspecify.annotations.NullMarked
package dev.etcdray.cli.endpoint;
