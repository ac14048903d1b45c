/**
 * Brings a full etcd back: what is seen of a cluster, what may be asked of it, and how a call can end. What is planned is in
 * {@code plan}, what was done in {@code journal}, and who does it in {@code engine}. Knows no gRPC and prints nothing:
 * members are reached through {@link dev.etcdray.recover.Etcd} alone.
 */
@org.jspecify.annotations.NullMarked
package dev.etcdray.recover;
