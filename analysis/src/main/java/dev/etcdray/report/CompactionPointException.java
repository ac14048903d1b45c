package dev.etcdray.report;

import java.io.IOException;

/** A compaction was asked for at a revision that etcd would refuse. */
public final class CompactionPointException extends IOException {
    private static final long serialVersionUID = 1L;

    CompactionPointException(long revision, long first, long head) {
        super(reason(revision, head) + (first > head
                ? "; nothing is left to compact, --compact-at none forecasts a defragmentation"
                : "; choose " + first + " to " + head + ", head or head-N, or none"));
    }

    private static String reason(long revision, long head) {
        if (revision > head) {
            return "revision " + revision + " is not reached yet, the newest is " + head;
        }
        return revision < 1
                ? "that is before the first revision"
                : "revision " + revision + " is compacted already, and etcd would refuse it";
    }
}
