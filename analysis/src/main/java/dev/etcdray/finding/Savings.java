package dev.etcdray.finding;

/**
 * What following a finding saves, in bytes: the same bytes on their way through three stages, never to be added up, and
 * never to be added to those of another finding.
 *
 * @param logical entries of live objects that go when the command was run: what a client no longer sees
 * @param reusable entries that a compaction then frees: pages inside the file that new writes can take
 * @param returned what the db size falls by, and the disk gets back, only when each member was defragmented as well
 */
public record Savings(long logical, long reusable, long returned) {
    /** Nothing to be had in bytes. */
    public static final Savings NONE = new Savings(0, 0, 0);

    /** Live objects that are deleted: history is freed by compaction with or without that, so it is not counted. */
    static Savings deleting(long entryBytes) {
        return new Savings(entryBytes, entryBytes, entryBytes);
    }

    /** History that a compaction frees. */
    static Savings compacting(long entryBytes) {
        return new Savings(0, entryBytes, entryBytes);
    }

    /** What is free already. */
    static Savings defragmenting(long bytes) {
        return new Savings(0, 0, bytes);
    }

    /** The largest of the three, for order. */
    public long most() {
        return Math.max(logical, Math.max(reusable, returned));
    }
}
