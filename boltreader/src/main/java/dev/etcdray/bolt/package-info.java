/**
 * The bbolt file format, read-only: pages, metas, buckets, tree walks, and who owns each page.
 * Knows nothing of etcd, prints nothing, writes nothing; FORMAT.md draws the bytes.
 * Start at {@link dev.etcdray.bolt.BoltDatabase}, then {@link dev.etcdray.bolt.Tree}.
 */
@org.jspecify.annotations.NullMarked
package dev.etcdray.bolt;
