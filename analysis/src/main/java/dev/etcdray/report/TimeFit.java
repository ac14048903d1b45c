package dev.etcdray.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fits times to revisions. The longest chain of times that never falls as revisions rise is taken for true: a clock that
 * is wrong contradicts its neighbours, and can win only if most are wrong in the same way.
 */
final class TimeFit {
    /** A time that is this near the chain is noise of clocks and counts as error; what is farther off is rejected. */
    private static final long NOISE_SECONDS = 120;
    /** A lone time at an end has nothing behind it that could contradict it: this far off it is not believed. */
    private static final long LONE_SECONDS = 600;
    private static final int FEWEST = 3;
    private static final int MOST_POINTS = 65;
    /** Of the observations: when more are rejected, there is no telling who is right. */
    private static final double MOST_REJECTED = 0.5;

    private final long[][] pairs;

    /** @param pairs revision and epoch second, by both */
    TimeFit(long[][] pairs) {
        this.pairs = pairs;
    }

    TimeAxis axis() {
        if (pairs.length < FEWEST) {
            return none(0, "too few live objects tell a time");
        }
        List<long[]> chain = withoutLoneEnds(chain());
        if (chain.size() < FEWEST || chain.getFirst()[0] == chain.getLast()[0]) {
            return none(0, "the times that live objects tell do not fit together");
        }
        long[][] line = chain.toArray(new long[0][]);
        List<long[]> fitting = new ArrayList<>();
        for (long[] pair : pairs) {
            if (distance(pair, line) <= NOISE_SECONDS) {
                fitting.add(pair);
            }
        }
        int rejected = pairs.length - fitting.size();
        if (rejected > pairs.length * MOST_REJECTED) {
            return none(rejected, "most times that live objects tell contradict one another: they may come from another"
                    + " etcd");
        }
        return new TimeAxis(points(knots(line), fitting), pairs.length, rejected, null);
    }

    private TimeAxis none(int rejected, String why) {
        return new TimeAxis(List.of(), pairs.length, rejected, why);
    }

    /** The longest non-decreasing chain of times (patience sorting). */
    private List<long[]> chain() {
        int[] lastOfLength = new int[pairs.length];
        int[] before = new int[pairs.length];
        int longest = 0;
        for (int i = 0; i < pairs.length; i++) {
            int low = 0;
            int high = longest;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (pairs[lastOfLength[middle]][1] <= pairs[i][1]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            before[i] = low == 0 ? -1 : lastOfLength[low - 1];
            lastOfLength[low] = i;
            longest = Math.max(longest, low + 1);
        }
        List<long[]> chain = new ArrayList<>();
        for (int i = lastOfLength[longest - 1]; i >= 0; i = before[i]) {
            chain.add(pairs[i]);
        }
        return chain.reversed();
    }

    private static List<long[]> withoutLoneEnds(List<long[]> chain) {
        int from = 0;
        int to = chain.size();
        while (to - from >= FEWEST && chain.get(to - 1)[1] - chain.get(to - 2)[1] > LONE_SECONDS) {
            to--;
        }
        while (to - from >= FEWEST && chain.get(from + 1)[1] - chain.get(from)[1] > LONE_SECONDS) {
            from++;
        }
        return chain.subList(from, to);
    }

    /** How far a time is outside of what the chain allows at its revision. */
    private static long distance(long[] pair, long[][] line) {
        int at = firstFrom(pair[0], line);
        long low = at == 0 ? Long.MIN_VALUE : line[at - 1][1];
        int behind = firstFrom(pair[0] + 1, line);
        long high = behind == line.length ? Long.MAX_VALUE : line[behind][1];
        if (at == 0 && pair[0] < line[0][0]) {
            low = line[0][1] - LONE_SECONDS;
        }
        if (behind == line.length && pair[0] > line[line.length - 1][0]) {
            high = line[line.length - 1][1] + LONE_SECONDS;
        }
        return pair[1] < low ? low - pair[1] : pair[1] > high ? pair[1] - high : 0;
    }

    /** The first of a line at a revision or behind it. */
    private static int firstFrom(long revision, long[][] line) {
        int low = 0;
        int high = line.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (line[middle][0] < revision) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A few of the chain, spread over the revisions; its ends among them, and no revision twice. */
    private static long[][] knots(long[][] line) {
        long first = line[0][0];
        long last = line[line.length - 1][0];
        List<long[]> knots = new ArrayList<>();
        for (int i = 0; i < MOST_POINTS; i++) {
            long wanted = first + Math.round((last - first) / (double) (MOST_POINTS - 1) * i);
            long[] knot = line[Math.min(line.length - 1, firstFrom(wanted, line))];
            if (knots.isEmpty() || knots.getLast()[0] < knot[0]) {
                knots.add(knot);
            }
        }
        return knots.toArray(new long[0][]);
    }

    /** Each with the error of the times between its neighbours; a second is what a time without fractions leaves open. */
    private static List<TimeAxis.Point> points(long[][] knots, List<long[]> fitting) {
        long[] errors = new long[knots.length];
        Arrays.fill(errors, 1);
        for (long[] pair : fitting) {
            int behind = Math.clamp(firstFrom(pair[0], knots), 1, knots.length - 1);
            long off = 1 + Math.abs(pair[1] - between(knots[behind - 1], knots[behind], pair[0]));
            errors[behind - 1] = Math.max(errors[behind - 1], off);
            errors[behind] = Math.max(errors[behind], off);
        }
        List<TimeAxis.Point> points = new ArrayList<>();
        for (int i = 0; i < knots.length; i++) {
            points.add(new TimeAxis.Point(knots[i][0], knots[i][1], errors[i]));
        }
        return points;
    }

    /** On the straight line between two knots, or the nearer one beside them. */
    private static long between(long[] from, long[] to, long revision) {
        double part = Math.clamp((revision - from[0]) / (double) (to[0] - from[0]), 0.0, 1.0);
        return Math.round(from[1] + part * (to[1] - from[1]));
    }
}
