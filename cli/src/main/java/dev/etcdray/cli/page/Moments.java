package dev.etcdray.cli.page;

import dev.etcdray.flamegraph.page.Timeline;
import dev.etcdray.report.TimeAxis;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Revisions in real time, as far as it is known. */
final class Moments {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Moments() {
    }

    static List<Timeline.Moment> of(@Nullable TimeAxis axis) {
        return axis == null
                ? List.of()
                : axis.points().stream().map(point -> new Timeline.Moment(point.revision(), TIME.format(Instant
                        .ofEpochSecond(point.epochSecond())), "± " + duration(point.errorSeconds()))).toList();
    }

    static String note(@Nullable TimeAxis axis) {
        String order = "Revisions are etcd’s count of writes, in write order: a wide stretch without writes is as narrow as"
                + " a busy second. What compaction removed is not there any more. ";
        if (axis == null) {
            return order + "Real time is unknown: the values of live objects, which hold some, were not read.";
        }
        String unknown = axis.unknown();
        if (unknown != null) {
            return order + "Real time is unknown: " + unknown + ".";
        }
        return order + String.format(Locale.ROOT,
                "etcd keeps no times; these are estimated from %,d times of creation and"
                        + " renewal in live objects, each with the most that a fitting one is off; %,d contradict the rest and were"
                        + " left out.",
                axis.observations(), axis.rejected());
    }

    private static String duration(long seconds) {
        return seconds < 120
                ? seconds + " s"
                : seconds < 7200 ? seconds / 60 + " min" : String.format(Locale.ROOT, "%,d h", seconds / 3600);
    }
}
