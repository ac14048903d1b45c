package dev.etcdray.cli.recover;

import dev.etcdray.recover.Alarm;
import dev.etcdray.recover.Gauges;
import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.MemberState;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.journal.Event;
import dev.etcdray.recover.journal.JournalLine;
import dev.etcdray.recover.plan.CompactionChoice;
import dev.etcdray.recover.plan.Goal;
import dev.etcdray.recover.plan.Pace;
import dev.etcdray.recover.plan.Plan;
import dev.etcdray.recover.plan.PlanRequest;
import dev.etcdray.recover.plan.Planner;
import dev.etcdray.recover.plan.SnapshotFile;
import dev.etcdray.recover.plan.SnapshotForecast;
import dev.etcdray.report.Tool;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Three members on paper with a quota of 10,000,000 bytes, all used up, m1 leading; and plans for them. */
public final class OnPaper {
    static final long QUOTA = 10_000_000;
    static final long REVISION = 4_000;
    static final String CREATED = "2026-01-02T03:04:05Z";
    static final SnapshotForecast.Estimate ESTIMATE = new SnapshotForecast.Estimate(2_500_000, 2_400_000, 2_600_000);

    private OnPaper() {
    }

    static MemberId id(int number) {
        return new MemberId(0xa0 + number);
    }

    /** All full, with the alarm of m1. */
    static Observation full() {
        return seen(QUOTA, List.of(new Alarm(id(1), Alarm.NOSPACE)));
    }

    static Observation seen(long dbSizeBytes, List<Alarm> alarms) {
        return new Observation(IntStream.rangeClosed(1, 3).mapToObj(number -> member(number, dbSizeBytes)).toList(),
                alarms);
    }

    private static Member member(int number, long dbSizeBytes) {
        return new Member(id(number), "m" + number, "http://10.0.0." + number + ":2379", false,
                new MemberState(new MemberId(0xc1), "3.6.16", dbSizeBytes, dbSizeBytes / 10 * 9,
                        new MemberState.Limit(QUOTA, "status"), id(1), 2, 5_000, 5_000, REVISION, null),
                new Gauges(false, 1L, 0, -1L), null);
    }

    static SnapshotFile snapshot(String path) {
        return new SnapshotFile(path, 10_000_032, "0123456789abcdef".repeat(4), REVISION, id(2));
    }

    /** With room on all disks, and what is in use after all of it. */
    static Plan plan(Observation now, long dbSizeAfter, Set<String> allowed) {
        return plan(now, new Goal(Goal.Which.NEEDED, Set.of(), true), snapshot("before.db"), dbSizeAfter, allowed,
                Map.of(id(1), 1L << 40, id(2), 1L << 40, id(3), 1L << 40));
    }

    static Plan plan(Observation now, Goal goal, @Nullable SnapshotFile snapshot, long dbSizeAfter,
            Set<String> allowed, Map<MemberId, Long> freeDisk) {
        SnapshotForecast forecast = snapshot == null
                ? null
                : new SnapshotForecast(dbSizeAfter, now.up().getFirst().up().dbSizeBytes(), ESTIMATE,
                        new SnapshotForecast.Estimate(QUOTA, QUOTA, QUOTA),
                        15L, List.of("events take most of it"));
        return Planner.plan(new PlanRequest(goal, 0, CompactionChoice.AUTO, allowed, Pace.USUAL, null, freeDisk, true,
                new PlanRequest.ByHand(List.of(), Map.of(), Map.of(id(1), List.of("http://10.0.0.1:2380"), id(2),
                        List.of("http://10.0.0.2:2380"), id(3), List.of("http://10.0.0.3:2380"))),
                CREATED, new Tool("1.2.3")), now, List.of(), snapshot, forecast);
    }

    /** The plan that can be applied. */
    public static Plan ready() {
        return plan(full(), 2_000_000, Set.of());
    }

    static JournalLine line(long seq, Event event, @Nullable String step, String sentence) {
        return new JournalLine(JournalLine.SCHEMA, seq, CREATED, "r1", event, step, 1, sentence, Map.of());
    }
}
