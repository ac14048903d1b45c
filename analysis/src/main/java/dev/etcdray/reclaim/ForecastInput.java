package dev.etcdray.reclaim;

/**
 * What a forecast starts from.
 *
 * @param keys the leaves of bucket {@code key}
 * @param keyTree the branches above them
 * @param others the other top-level buckets; buckets inside buckets do not occur in etcd, and its defragmentation would
 *        fail on them
 * @param file the rest of the file
 */
public record ForecastInput(KeyLeaves keys, TreeShape keyTree, OtherBuckets others, FileShape file) {}
