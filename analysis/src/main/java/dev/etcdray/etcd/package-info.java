/**
 * What etcd keeps in a bbolt file: its buckets, revisions, leases, alarms and members, and the ways a file is saved.
 * Knows nothing of Kubernetes; gives revisions to the pass as a {@link dev.etcdray.etcd.RevisionFeed}.
 * Start at {@link dev.etcdray.etcd.EtcdDatabase}; format facts come from etcd's server/storage.
 */
@org.jspecify.annotations.NullMarked
package dev.etcdray.etcd;
