/**
 * Renders the figures of {@code etcdutl snapshot status} in etcdutl's own forms, byte for byte: scripts parse them.
 */
@org.jspecify.annotations.NullMarked
package dev.etcdray.cli.status;
