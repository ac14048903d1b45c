package dev.etcdray.cli.recover;

import dev.etcdray.cli.text.Layout;
import dev.etcdray.recover.Alarm;
import dev.etcdray.recover.Gauges;
import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.MemberState;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.plan.CompactionChoice;
import dev.etcdray.recover.plan.Goal;
import dev.etcdray.recover.plan.Pace;
import dev.etcdray.recover.plan.Plan;
import dev.etcdray.recover.plan.PlanRequest;
import dev.etcdray.recover.plan.Planner;
import dev.etcdray.recover.plan.SnapshotFile;
import dev.etcdray.recover.plan.SnapshotForecast;
import dev.etcdray.report.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All that a responder reads of an etcd of one member, word for word. Its quota is of 10,000,000 bytes (9.5 MiB), its db as
 * large; 2,000,000 (1.9 MiB, a fifth) are left after compaction at 4000 - 100 and defragmentation.
 */
class WholePlanTest {
    private static final long QUOTA = 10_000_000;
    private static final MemberId ID = new MemberId(0xa1);

    @Test
    void aPlanThatCanBeApplied() throws IOException {
        assertThat(text(QUOTA, QUOTA, Set.of("single-member-outage"), Alarm.NOSPACE))
                .isEqualTo(expected());
    }

    @Test
    void stepsOfAPlanThatIsRefusedAreMarked() throws IOException {
        String text = text(QUOTA, QUOTA, Set.of(), Alarm.NOSPACE);
        assertThat(text).startsWith("Writes are refused, alarm NOSPACE of m1; this plan cannot be applied because of"
                + " single-member\n").contains("\nSteps, NOT to be made while a check refuses\n")
                .doesNotContain("\nSteps\n");
    }

    @Test
    void whereNobodyIsToMakeAnyStepNoneIsShown() throws IOException {
        String well = text(1_000_000, 1_000_000, Set.of(), null);
        assertThat(well).startsWith("No alarm stands; every db is below 85% of its quota: there is nothing to do\n");
        String corrupt = text(QUOTA, QUOTA, Set.of(), Alarm.CORRUPT);
        assertThat(corrupt).startsWith("Alarm CORRUPT of m1; members disagree about data: change nothing");
        for (String text : List.of(well, corrupt)) {
            assertThat(text).doesNotContain("Steps", "etcdctl", "The way back").contains("Why it filled");
        }
    }

    /** A new db may take a little more than the old one: 8,500,000 are 85 % of the quota, and nothing has to be done. */
    @Test
    void theGateIsForDbsThatAreFull() throws IOException {
        assertThat(text(8_500_000, 8_500_001, Set.of(), null)).contains("there is nothing to do\n");
        assertThat(text(8_500_001, 8_500_001, Set.of(), null)).doesNotContain("nothing to do");
    }

    private static String text(long dbSizeBytes, long afterDefragBytes, Set<String> allowed,
            @Nullable String alarm) throws IOException {
        Observation now = new Observation(List.of(new Member(ID, "m1", "http://10.0.0.1:2379", false,
                new MemberState(new MemberId(0xc1), "3.6.16", dbSizeBytes, dbSizeBytes / 10 * 9,
                        new MemberState.Limit(QUOTA, "status"), ID, 2, 5_000, 5_000, 4_000, null),
                new Gauges(false, 1L, 0, -1L), null)), alarm == null ? List.of() : List.of(new Alarm(ID, alarm)));
        Plan plan = Planner.plan(
                new PlanRequest(new Goal(Goal.Which.NEEDED, Set.of(), true), 100, CompactionChoice.AUTO, allowed,
                        Pace.USUAL, null,
                        Map.of(ID, 1L << 40), true,
                        new PlanRequest.ByHand(List.of("--user", "root"), Map.of(),
                                Map.of(ID, List.of("http://10.0.0.1:2380"))),
                        "2026-01-02T03:04:05Z", new Tool("1.2.3")),
                now, now.alarms(), new SnapshotFile("/b/plan.snapshot.db", 10_000_032, "0123456789abcdef".repeat(4),
                        4_000, ID),
                new SnapshotForecast(2_000_000L, afterDefragBytes,
                        new SnapshotForecast.Estimate(2_500_000, 2_400_000, 2_600_000),
                        new SnapshotForecast.Estimate(QUOTA, QUOTA, QUOTA), 15L, List.of("events take most of it")));
        Headline headline = Headline.of(plan, now);
        StringWriter out = new StringWriter();
        PlanText.write(headline.shown(plan), headline.sentence(), Layout.PLAIN, out);
        return out.toString();
    }

    private static String expected() throws IOException {
        try (InputStream in = Objects.requireNonNull(WholePlanTest.class.getResourceAsStream("one-member.plan.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
