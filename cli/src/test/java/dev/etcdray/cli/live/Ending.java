package dev.etcdray.cli.live;

import dev.etcdray.cli.Run;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a run ended.
 *
 * @param run exit code, stdout and stderr
 * @param took how long it took, or how long after what was done to it
 */
record Ending(Run run, Duration took) {
    /** A busy machine does everything late, and the first run in a JVM loads all classes. */
    private static final Duration SLACK = Duration.ofSeconds(10);

    static Ending since(long nanoTime, Run run) {
        Ending ending = new Ending(run, Duration.ofNanos(System.nanoTime() - nanoTime));
        System.out.printf("%n  exit %d after %.1f s: %s", run.exitCode(), ending.took.toMillis() / 1e3,
                run.err().strip());
        return ending;
    }

    /** It failed with this sentence and without data, no later than the longest wait. */
    void isError(int exitCode, String sentence, Duration wait) {
        says("Error: " + sentence + "\n");
        isAfter(exitCode, wait);
        assertThat(run.out()).isEmpty();
    }

    /** A signal ended it, without a word, within a second; a busy machine gets three. */
    void isCancelled() {
        says("");
        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.out()).isEmpty();
        assertThat(took).isLessThan(Duration.ofSeconds(3));
    }

    /** All that is on stderr. */
    void says(String err) {
        assertThat(run.err()).isEqualTo(err);
    }

    /** It ended so, no later than the longest wait. */
    void isAfter(int exitCode, Duration wait) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        assertThat(took).isLessThan(wait.plus(SLACK));
    }
}
