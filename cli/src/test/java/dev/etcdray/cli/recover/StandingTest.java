package dev.etcdray.cli.recover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etcdray.recover.journal.Event;
import dev.etcdray.recover.journal.JournalLine;
import dev.etcdray.recover.plan.Plan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StandingTest {
    private static final Plan PLAN = OnPaper.ready();

    private final List<JournalLine> lines = new ArrayList<>();

    private StandingTest with(Event event, @Nullable String step, String sentence) {
        lines.add(OnPaper.line(lines.size() + 1, event, step, sentence));
        return this;
    }

    private Standing standing() {
        return Standing.of(PLAN, lines, false, "plan.json");
    }

    @Test
    void nothingYet() {
        with(Event.PLAN, null, "plan 12").with(Event.RUN, null, "the plan is applied");
        assertThat(standing().state()).isEqualTo(Standing.State.NOT_BEGUN);
        assertThat(standing().next()).isEqualTo("etcdray recover apply plan.json");
        assertThat(standing().steps()).hasSameSizeAs(PLAN.steps()).allSatisfy(row -> assertThat(row.state())
                .isEqualTo("planned"));
    }

    @Test
    void inTheMiddle() {
        with(Event.STARTED, "compact", "Compacting").with(Event.SUCCEEDED, "compact", "compacted")
                .with(Event.SKIPPED, "defragment/a2", "small enough").with(Event.STOPPED, null, "m3 is not well");
        Standing standing = standing();
        assertThat(standing.state()).isEqualTo(Standing.State.PARTIAL);
        assertThat(standing.next()).isEqualTo("etcdray recover resume plan.json");
        assertThat(standing.lastWords()).isEqualTo("m3 is not well");
        assertThat(standing.steps()).contains(new Standing.Row("compact", "compact", "succeeded", 1, "compacted"),
                new Standing.Row("defragment/a2", "defragment m2", "skipped", 0, "small enough"));
    }

    /** Killed behind the line that says that the call comes: nobody knows whether it did. */
    @Test
    void aCallWithoutAnEndIsUnknown() {
        with(Event.STARTED, "defragment/a2", "Defragmenting m2");
        assertThat(standing().state()).isEqualTo(Standing.State.UNKNOWN);
        with(Event.UNKNOWN, "defragment/a2", "no answer in time");
        assertThat(standing().state()).isEqualTo(Standing.State.UNKNOWN);
        with(Event.RESOLVED_DONE, "defragment/a2", "it was done");
        assertThat(standing().state()).isEqualTo(Standing.State.PARTIAL);
    }

    @Test
    void theEnd() {
        with(Event.STARTED, "disarm/a1", "Disarming").with(Event.SUCCEEDED, "disarm/a1", "disarmed")
                .with(Event.FINISHED, null, "recovered");
        assertThat(standing().state()).isEqualTo(Standing.State.FINISHED);
        assertThat(standing().next()).isEqualTo("etcdray recover verify plan.json");
        // A step that no plan foresees: one for each alarm of the list.
        assertThat(standing().steps().getLast().id()).isEqualTo("disarm/a1");
    }

    /** What an earlier run said last is not why this one ended. */
    @Test
    void aRunThatWasKilledHasNoLastWords() {
        with(Event.RUN, null, "the plan is applied").with(Event.STOPPED, null, "you did not agree")
                .with(Event.RUN, null, "the plan is resumed").with(Event.SUCCEEDED, "compact", "compacted");
        assertThat(standing().lastWords()).isEqualTo("the last run was ended by Ctrl-C or a signal, or its machine went"
                + " down");
        assertThat(Standing.of(PLAN, lines, true, "plan.json").lastWords()).isEmpty();
        with(Event.RUN, null, "the plan is resumed").with(Event.FINISHED, null, "recovered");
        assertThat(standing().lastWords()).isEmpty();
    }

    /** What is open while somebody works on it is not unknown. */
    @Test
    void somebodyIsAtWork() {
        with(Event.STARTED, "defragment/a2", "Defragmenting m2");
        Standing standing = Standing.of(PLAN, lines, true, "plan.json");
        assertThat(standing.state()).isEqualTo(Standing.State.AT_WORK);
        assertThat(standing.next()).contains("wait");
    }

    @Test
    void forPrograms() throws IOException {
        with(Event.STARTED, "compact", "Compacting").with(Event.FAILED, "compact", "refused")
                .with(Event.STOPPED, null, "it was refused");
        JsonNode json = new ObjectMapper().readTree(standing().json());
        assertThat(json.path("schema").asText()).isEqualTo("etcdray/recover-status/v1");
        assertThat(json.path("state").asText()).isEqualTo("partial");
        assertThat(json.path("stopped").asText()).isEqualTo("it was refused");
        assertThat(json.path("steps").findValuesAsText("id")).containsExactlyElementsOf(
                PLAN.steps().stream().map(step -> step.id()).toList());
        JsonNode compact = json.path("steps").get(2);
        assertThat(compact.path("state").asText()).isEqualTo("failed");
        assertThat(compact.path("attempts").asInt()).isEqualTo(1);
    }
}
