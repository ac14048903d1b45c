package dev.etcdray.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When revisions were written. etcd keeps no times, but live objects hold some: when each was created, and when a Lease
 * was last renewed. Those that fit together in the order of revisions are the axis.
 *
 * @param points rising in both; between two of them the time lies between theirs, give or take the error. Empty when
 *        there is no axis
 * @param observations how many times were looked at
 * @param rejected of these, how many contradict the rest by more than two minutes: clocks that are wrong, objects that
 *        came from another etcd
 * @param unknown why there is no axis, as half a sentence; null when there is one
 */
public record TimeAxis(List<Point> points, int observations, int rejected, @Nullable String unknown) {
    /** Copies the list. */
    public TimeAxis {
        points = List.copyOf(points);
    }

    /**
     * A revision and its time.
     *
     * @param revision main revision
     * @param epochSecond seconds since 1970
     * @param errorSeconds the most that a time which fits is away from the line through the points, around here
     */
    public record Point(long revision, long epochSecond, long errorSeconds) {}
}
