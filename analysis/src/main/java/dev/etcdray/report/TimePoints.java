package dev.etcdray.report;

import dev.etcdray.etcd.StoredRevision;
import dev.etcdray.kube.anatomy.ObjectFacts;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Revisions and times that live objects tell. For one thread; {@link #addAll} brings several together. No more than
 * 65,536 are kept: beyond, those whose scrambled revision begins with enough zeros, so that which they are depends on
 * nothing but revisions.
 */
final class TimePoints {
    private static final int MOST = 1 << 16;

    private final int most;
    private long[] revisions = new long[256];
    private long[] seconds = new long[256];
    private int size;
    private int zeros;

    TimePoints() {
        this(MOST);
    }

    TimePoints(int most) {
        this.most = most;
    }

    /** What an object tells, null for one that cannot be looked into. */
    void add(StoredRevision revision, @Nullable ObjectFacts facts) {
        if (facts == null) {
            return;
        }
        Long created = facts.creationEpochSecond();
        Long renewed = facts.renewEpochSecond();
        if (created != null) {
            add(revision.createRevision(), created);
        }
        if (renewed != null) {
            add(revision.main(), renewed);
        }
    }

    void add(long revision, long epochSecond) {
        if (revision <= 0 || epochSecond <= 0 || !isKept(revision)) {
            return;
        }
        if (size == revisions.length) {
            revisions = Arrays.copyOf(revisions, size * 2);
            seconds = Arrays.copyOf(seconds, size * 2);
        }
        revisions[size] = revision;
        seconds[size++] = epochSecond;
        while (size > most) {
            zeros++;
            thin();
        }
    }

    void addAll(TimePoints other) {
        if (other.zeros > zeros) {
            zeros = other.zeros;
            thin();
        }
        for (int i = 0; i < other.size; i++) {
            add(other.revisions[i], other.seconds[i]);
        }
    }

    private void thin() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (isKept(revisions[i])) {
                revisions[kept] = revisions[i];
                seconds[kept++] = seconds[i];
            }
        }
        size = kept;
    }

    private boolean isKept(long revision) {
        // Fibonacci hashing: neighbours are spread, and which are kept says nothing of when they were written.
        return zeros == 0
                || (zeros < Long.SIZE && ((revision * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - zeros)) == 0);
    }

    /** The axis that fits them. */
    TimeAxis axis() {
        long[][] pairs = new long[size][];
        for (int i = 0; i < size; i++) {
            pairs[i] = new long[]{revisions[i], seconds[i]};
        }
        Arrays.sort(pairs, Comparator.comparingLong((long[] pair) -> pair[0]).thenComparingLong(pair -> pair[1]));
        return new TimeFit(pairs).axis();
    }
}
