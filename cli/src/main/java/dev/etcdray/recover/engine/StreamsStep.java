package dev.etcdray.recover.engine;

import dev.etcdray.recover.Gauges;
import dev.etcdray.recover.Member;
import dev.etcdray.recover.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Waits until nobody streams a snapshot: while one does, no page is freed, and a defragmentation waits for its end. */
final class StreamsStep {
    private static final long PAUSE_MILLIS = 1_000;

    private final Work work;

    StreamsStep(Work work) {
        this.work = work;
    }

    /** Waits; members whose metrics are out of reach have to be allowed. */
    Observation await(Observation seen) throws StopException {
        Instant since = work.time().now();
        Observation now = seen;
        refuseUnobserved(now);
        while (!streaming(now).isEmpty()) {
            String who = streaming(now).stream().map(Member::label).collect(Collectors.joining(", "));
            if (Duration.between(since, work.time().now()).toMillis() >= work.plan().pace().streamsMillis()) {
                throw new StopException(Ending.Kind.PARTIAL, "somebody streams a snapshot from " + who
                        + ": it would hold up everything; end that backup, then resume");
            }
            work.narrator().waiting("Waiting for the snapshot stream from " + who + " to end");
            work.time().sleep(PAUSE_MILLIS);
            now = work.watch().again();
        }
        return now;
    }

    private void refuseUnobserved(Observation now) throws StopException {
        List<Member> blind = now.up().stream().filter(member -> member.gauges() == null).toList();
        if (!blind.isEmpty() && !work.plan().allowed().contains("unobserved-streams")) {
            throw new StopException(Ending.Kind.PARTIAL, "the metrics of "
                    + blind.stream().map(Member::label).collect(Collectors.joining(", "))
                    + " are out of reach, so nobody knows whether a snapshot is streamed from there: give --metrics-url,"
                    + " or --allow unobserved-streams");
        }
    }

    private static List<Member> streaming(Observation now) {
        return now.up().stream().filter(member -> {
            Gauges gauges = member.gauges();
            return gauges != null && gauges.openSnapshotStreams() > 0;
        }).toList();
    }
}
