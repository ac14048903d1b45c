package dev.etcdray.cli.recover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etcdray.cli.endpoint.HashComparison;
import dev.etcdray.cli.endpoint.HashRow;
import dev.etcdray.cli.text.Layout;
import dev.etcdray.recover.engine.Ending;
import dev.etcdray.recover.journal.Event;
import dev.etcdray.recover.plan.Plan;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** One object a line, each of which says what it is; words for people go elsewhere. */
class EventLinesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Plan PLAN = OnPaper.ready();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final EventLines events = new EventLines(out, new Telling(PLAN, err, Layout.PLAIN, true));

    @Test
    void everyLineSaysWhatItIs() throws IOException {
        events.seen(OnPaper.full());
        events.step(PLAN.steps().getFirst());
        events.line(OnPaper.line(7, Event.STARTED, "compact", "Compacting at revision 4000"));
        events.waiting("Letting the cluster settle");
        events.seen(OnPaper.seen(2_000_000, List.of()));
        events.end(PLAN, new Ending(Ending.Kind.DONE, "recovered"), 0, List.of("Next: rest"));

        List<JsonNode> lines = lines();
        assertThat(lines).allSatisfy(line -> assertThat(line.path("schema").asText())
                .isEqualTo("etcdray/recover-event/v1"));
        assertThat(lines.stream().map(line -> line.path("type").asText())).containsExactly("members", "step",
                "journal", "waiting", "members", "end");
    }

    /** Ids as etcdctl prints them in JSON: strings would lose nothing, numbers might. */
    @Test
    void membersBeforeAndAfter() throws IOException {
        events.seen(OnPaper.full());
        JsonNode member = lines().getFirst().path("members").get(1);
        assertThat(member.path("id").asText()).isEqualTo("162");
        assertThat(member.path("idHex").asText()).isEqualTo("a2");
        assertThat(member.path("name").asText()).isEqualTo("m2");
        assertThat(member.path("dbSizeBytes").asLong()).isEqualTo(OnPaper.QUOTA);
        assertThat(lines().getFirst().path("alarms").get(0).path("type").asText()).isEqualTo("NOSPACE");
    }

    /** Whoever has the journal has the same line. */
    @Test
    void aLineOfTheJournalAsItIs() throws IOException {
        events.line(OnPaper.line(7, Event.STARTED, "compact", "Compacting at revision 4000"));
        assertThat(lines().getFirst().path("line")).isEqualTo(JSON.readTree(JSON.writeValueAsString(
                OnPaper.line(7, Event.STARTED, "compact", "Compacting at revision 4000"))));
        assertThat(err.toString()).contains("Compacting at revision 4000");
    }

    @Test
    void theEndTellsTheExitCode() throws IOException {
        events.end(PLAN, new Ending(Ending.Kind.ACTION_NEEDED, "raise the quota"), 3, List.of("Next: raise it"));
        JsonNode end = lines().getFirst();
        assertThat(end.path("kind").asText()).isEqualTo("action-needed");
        assertThat(end.path("exitCode").asInt()).isEqualTo(3);
        assertThat(end.path("sentence").asText()).isEqualTo("raise the quota");
        assertThat(end.path("whyItFilled").get(0).asText()).isEqualTo("events take most of it");
        assertThat(end.path("next").get(0).asText()).isEqualTo("Next: raise it");
    }

    /** As `endpoint status --hashkv -w json` tells it. */
    @Test
    void hashesThatWereCompared() throws IOException {
        events.compared(new HashComparison(7, HashComparison.Verdict.DISAGREE, "members DISAGREE",
                List.of(new HashRow("m1:2379", "m1", 4_294_967_295L, 3L, null))));
        JsonNode event = lines().getFirst();
        assertThat(event.path("type").asText()).isEqualTo("hashkv");
        assertThat(event.path("hashKv")).isEqualTo(JSON.readTree("""
                {"revision": 7, "verdict": "disagree", "sentence": "members DISAGREE", "members": [
                  {"endpoint": "m1:2379", "name": "m1", "hash": 4294967295, "compactRevision": 3, "error": null}]}
                """));
    }

    /** Without this line a program would take it for a run that was killed. */
    @Test
    void aPlanThatIsNotCarriedOutEndsToo() throws IOException {
        events.notBegun(PLAN, new Headline(Headline.State.NOTHING_TO_DO, "nothing to do"), 0);
        events.notBegun(PLAN, new Headline(Headline.State.REFUSED, "because of quorum"), 4);
        assertThat(lines().stream().map(line -> line.path("type").asText() + " " + line.path("kind").asText() + " "
                + line.path("exitCode"))).containsExactly("end done 0", "end refused 4");
        assertThat(err.toString()).isEmpty();
    }

    /** A run that goes on has seen the rest only; what it was about is how large members were before all of it. */
    @Test
    void sizesBeforeAreThoseOfThePlan() {
        events.seen(OnPaper.seen(2_000_000, List.of()));
        events.seen(OnPaper.seen(2_000_000, List.of()));
        events.end(PLAN, new Ending(Ending.Kind.DONE, "recovered"), 0, List.of());
        assertThat(err.toString()).contains("m2          9.5 MiB  1.9 MiB", "alarms: 1 before, 0 after");
    }

    /** Who is not asked is told, too, whom it costs something: a verification writes leases. */
    @Test
    void whoNoticesIsTold() {
        events.step(PLAN.steps().getLast());
        assertThat(err.toString()).contains("who notices  two leases of 30 s are granted and revoked through each of 3"
                + " voters");
    }

    /** A member's name is a stranger's word: on a terminal it must not be more than a word. */
    @Test
    void whatATerminalWouldObeyIsEscapedAndTheSameToAParser() throws IOException {
        events.waiting("m1\u202e\u009b2J\n");
        assertThat(out.toString()).contains("\\u202e\\u009b2J\\n").hasLineCount(1);
        assertThat(lines().getFirst().path("sentence").asText()).isEqualTo("m1\u202e\u009b2J\n");
        assertThat(err.toString()).contains("m1\\u202e\\x9b2J\\x0a");
    }

    private List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.toString().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}
