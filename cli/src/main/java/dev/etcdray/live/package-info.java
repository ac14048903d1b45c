/**
 * A live etcd cluster, over gRPC: connections as etcdctl makes them, what each member says of itself, the snapshot
 * stream and the paged range. Every call has a deadline, and every failure names the member. What changes a cluster is in
 * {@link dev.etcdray.live.Operations} alone; all else only reads, but for the token that logging in writes.
 */
@org.jspecify.annotations.NullMarked
package dev.etcdray.live;
