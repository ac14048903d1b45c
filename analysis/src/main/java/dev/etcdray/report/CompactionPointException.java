package dev.etcdray.report;

import java.io.IOException;

/** A compaction was asked for at a revision that etcd would refuse. */
public final class CompactionPointException extends IOException {
    private static final long serialVersionUID = 1L;

    CompactionPointException(long revision, long first, long head) {
        super("revision " + revision + (revision > head
                ? " is not reached yet: the newest is " + head
                : " is compacted already, etcd would refuse it: the oldest that can be is " + first)
                + (first > head ? "" : "; choose " + first + " to " + head + ", head or head-N, or none"));
    }
}
