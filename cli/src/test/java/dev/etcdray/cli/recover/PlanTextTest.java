package dev.etcdray.cli.recover;

import dev.etcdray.cli.text.Layout;
import dev.etcdray.recover.plan.Goal;
import dev.etcdray.recover.plan.Plan;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is pasted into the channel of the incident. */
class PlanTextTest {

    @Test
    void theOrderInWhichItIsRead() throws IOException {
        List<String> heads = text(OnPaper.ready()).lines().filter(line -> line.matches("[A-Z].*")).toList();
        assertThat(heads).containsExactly("It is full.", "Cluster c1 at revision 4000", "Checks", "Forecast",
                "Why it filled", "Steps", "The way back: restore the snapshot at every member");
    }

    @Test
    void aRowAMember() throws IOException {
        // 10,000,000 / 1,048,576 = 9.54; in use 9,000,000 = 8.58; a second for each 100 MB, 1 at least.
        assertThat(text(OnPaper.ready())).containsPattern(
                "m1 +a1 +leader +3\\.6\\.16 +9\\.5 MiB +8\\.6 MiB +9\\.5 MiB +100% +1 s +http://10\\.0\\.0\\.1:2379\n")
                .containsPattern("m3 +a3 +follower ");
    }

    @Test
    void checksThatRefuseComeFirstAndTellTheirWayOut() throws IOException {
        Plan plan = OnPaper.plan(OnPaper.full(), new Goal(Goal.Which.NEEDED, Set.of(), true), null, 0,
                Set.of("unforecast-gate"), Map.of());
        List<String> checks = text(plan).lines().dropWhile(line -> !line.equals("Checks")).skip(1)
                .takeWhile(line -> !line.isEmpty()).toList();
        assertThat(checks.getFirst()).startsWith("  - REFUSED snapshot: ").contains("--allow no-snapshot");
        assertThat(checks.get(1)).startsWith("  - NOT MADE free-disk: ").contains("--allow unknown-free-disk");
        assertThat(checks.getLast()).startsWith("  - passed: members-answer, ");
        assertThat(text(plan)).contains("no snapshot: there is no way back").doesNotContain("The way back:");
    }

    @Test
    void theForecastInBothUnits() throws IOException {
        assertThat(text(OnPaper.ready())).contains(
                "db size of each member after defragmentation: 1.9 MiB (2000000 bytes), 20% of the smallest quota",
                "in use of m2 after compaction: about 2.4 MiB (2500000 bytes)", "compaction at revision 4000: ",
                "snapshot before.db, revision 4000, 9.5 MiB (10000032 bytes), SHA-256 0123456789abcdef",
                "- events take most of it");
    }

    @Test
    void everyCommandOfThePlanStandsOnALineOfItsOwn() throws IOException {
        Plan plan = OnPaper.ready();
        List<String> lines = text(plan).lines().toList();
        assertThat(plan.steps()).isNotEmpty().allSatisfy(step -> assertThat(step.commands()).allSatisfy(
                command -> assertThat(lines).contains("     $ " + command.line())));
        assertThat(plan.wayBack()).hasSize(3).allSatisfy(command -> assertThat(lines).anyMatch(
                line -> line.startsWith("  - " + command.line() + " ")));
    }

    private static String text(Plan plan) throws IOException {
        StringWriter out = new StringWriter();
        PlanText.write(plan, "It is full.", Layout.PLAIN, out);
        return out.toString();
    }
}
