/**
 * What etcd's compaction and the defragmentation after it give back, simulated page by page as etcd and bbolt do it.
 * Knows sizes only: no keys, no values, no live cluster. Start at {@link dev.etcdray.reclaim.Forecaster}.
 */
@org.jspecify.annotations.NullMarked
package dev.etcdray.reclaim;
