package dev.etcdray.report;

import dev.etcdray.etcd.Progress;
import dev.etcdray.finding.Thresholds;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Who made the samples wrote down when each was taken, and at which revision. */
final class SampleTimesTest {
    private static TimeAxis axis(String sample) throws IOException {
        Diagnosis diagnosis = new Diagnosis(new CompactionPoint.Head(0), null, null, Thresholds.standard(), true);
        AnalyzeOptions options = new AnalyzeOptions(1, 1, 2, AnalyzeOptions.NO_FILTERS, List.of(), List.of(), 0, false,
                diagnosis);
        AnalyzeReport report = FileAnalyzer.analyze(Samples.db(sample), options, Progress.NONE).report();
        return Objects.requireNonNull(report.timeAxis());
    }

    private static long taken(String sample) throws IOException {
        return Instant.parse(Samples.truth(sample).path("taken").asText()).getEpochSecond();
    }

    @ParameterizedTest
    @ValueSource(strings = {"k8s-small", "k8s-churn-earlier", "k8s-churn", "k8s-kinds"})
    void theNewestTimeIsNotBehindTheSnapshot(String sample) throws IOException {
        TimeAxis.Point last = axis(sample).points().getLast();

        assertThat(last.epochSecond() - last.errorSeconds()).isLessThanOrEqualTo(taken(sample));
        assertThat(last.revision()).isLessThanOrEqualTo(Samples.truth(sample).path("current_revision").asLong());
    }

    /** The later sample is the same cluster: by its axis, the earlier one's last revision was written as that was taken. */
    @Test
    void oneSampleDatesTheOther() throws IOException {
        long head = Samples.truth("k8s-churn-earlier").path("current_revision").asLong();
        long taken = taken("k8s-churn-earlier");
        List<TimeAxis.Point> points = axis("k8s-churn").points();
        TimeAxis.Point before = points.stream().filter(point -> point.revision() <= head).toList().getLast();
        TimeAxis.Point behind = points.stream().filter(point -> point.revision() > head).findFirst().orElseThrow();

        assertThat(before.epochSecond() - before.errorSeconds()).isLessThanOrEqualTo(taken);
        assertThat(behind.epochSecond() + behind.errorSeconds()).isGreaterThanOrEqualTo(taken);
        assertThat(behind.epochSecond() - before.epochSecond()).as("seconds between the two").isLessThan(600);
    }
}
