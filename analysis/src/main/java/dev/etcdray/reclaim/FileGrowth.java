package dev.etcdray.reclaim;

/** How long a file is on disk that a defragmentation wrote. */
public enum FileGrowth {
    /** etcd 3.5 and later: bbolt lengthens the file ahead of use. */
    AHEAD,
    /** etcd 3.4: the file ends with its last page. */
    AS_NEEDED
}
