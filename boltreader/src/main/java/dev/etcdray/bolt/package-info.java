/**
 * The bbolt file format, read-only: pages, metas, buckets, tree walks, and who owns each page.
 * Knows nothing of etcd, prints nothing, writes nothing.
 * Start at {@link dev.etcdray.bolt.BoltDatabase}; the bytes are drawn in FORMAT.md.
 */
@org.jspecify.annotations.NullMarked
package dev.etcdray.bolt;
