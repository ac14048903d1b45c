package dev.etcdray.live;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a look at the only endpoint failed.
 *
 * @param kind what kind of failure
 * @param sentence the whole of it
 * @param took how long until it was told
 */
record Told(LiveException.Kind kind, String sentence, Duration took) {
    /** A busy machine starts threads late. */
    static final Duration SLACK = Duration.ofSeconds(3);

    static Told by(Connection connection) throws Exception {
        return by(() -> failure(connection));
    }

    static Told by(Cluster cluster) throws Exception {
        return by(() -> failure(cluster.look()));
    }

    private static Told by(Callable<LiveException> look) throws Exception {
        long start = System.nanoTime();
        LiveException failure = look.call();
        return new Told(failure.kind(), String.valueOf(failure.getMessage()),
                Duration.ofNanos(System.nanoTime() - start));
    }

    private static LiveException failure(Connection connection) throws Exception {
        try {
            return failure(connection.look());
        } catch (LiveException e) {
            return e;
        }
    }

    private static LiveException failure(List<MemberView> views) {
        return ((MemberView.Down) views.getFirst().answer()).failure();
    }

    /** Of that kind, with one of these sentences, and no later than the longest wait. */
    void is(LiveException.Kind expected, String... sentences) {
        assertThat(sentence).isIn((Object[]) sentences);
        assertThat(kind).isEqualTo(expected);
        assertThat(took).isLessThan(Connection.DIAL.plus(Connection.COMMAND).plus(SLACK));
    }
}
