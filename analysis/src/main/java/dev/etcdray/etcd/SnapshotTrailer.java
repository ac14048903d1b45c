package dev.etcdray.etcd;

/** Whether the SHA-256 that etcd appends to a saved snapshot is there and right. */
public enum SnapshotTrailer {
    /** There, and equal to the hash of the bytes before it. */
    OK,
    /** There, and not equal: the file is damaged or was changed. */
    MISMATCH,
    /** Not there: this is a db file, not a saved snapshot. */
    ABSENT;

    /** Length of a SHA-256. */
    public static final int BYTES = 32;
}
