package dev.etcdray.cli.recover;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.etcdray.cli.endpoint.HashComparison;
import dev.etcdray.cli.text.JsonVisibleWriter;
import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberState;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.Outcome;
import dev.etcdray.recover.engine.Ending;
import dev.etcdray.recover.engine.Narrator;
import dev.etcdray.recover.journal.JournalLine;
import dev.etcdray.recover.plan.Plan;
import dev.etcdray.recover.plan.PlannedStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Tells programs what a recovery does: one object of JSON a line, {@code etcdray/recover-event/v1}, of the types step,
 * journal, members, waiting, heartbeat, hashkv and, last, end. People are told on stderr besides.
 */
public final class EventLines implements Narrator {
    /** Name and version of the contract. */
    public static final String SCHEMA = "etcdray/recover-event/v1";
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Writer out;
    private final Telling people;

    /** Writes lines there, and has people told, too. */
    public EventLines(Writer out, Telling people) {
        this.out = new JsonVisibleWriter(out);
        this.people = people;
    }

    @Override
    public void step(PlannedStep step) {
        ObjectNode event = event("step");
        event.set("step", JSON.valueToTree(step));
        write(event);
        people.step(step);
    }

    @Override
    public void line(JournalLine line) {
        ObjectNode event = event("journal");
        event.set("line", JSON.valueToTree(line));
        write(event);
        people.line(line);
    }

    @Override
    public void seen(Observation now) {
        ObjectNode event = event("members");
        ArrayNode members = event.putArray("members");
        for (Member member : now.members()) {
            ObjectNode row = members.addObject().put("id", member.id().decimal()).put("idHex", member.id().hex())
                    .put("name", member.name()).put("endpoint", member.endpoint()).put("learner", member.learner());
            MemberState state = member.state();
            if (state != null) {
                row.put("dbSizeBytes", state.dbSizeBytes()).put("inUseBytes", state.inUseBytes())
                        .put("revision", state.revision()).put("leader", member.leads());
            } else {
                row.put("error", member.silence());
            }
        }
        event.set("alarms", JSON.valueToTree(now.alarms()));
        write(event);
        people.seen(now);
    }

    @Override
    public Outcome during(String what, Supplier<Outcome> call) {
        return Ticker.during(call, since -> {
            write(event("heartbeat").put("sentence", what).put("seconds", since.toSeconds()));
            people.goesOn(what, since);
        });
    }

    @Override
    public void waiting(String sentence) {
        write(event("waiting").put("sentence", sentence));
        people.waiting(sentence);
    }

    /** As {@code endpoint status --hashkv -w json} tells it. */
    void compared(HashComparison comparison) {
        ObjectNode event = event("hashkv");
        ObjectNode hashKv = JSON.valueToTree(comparison);
        event.set("hashKv", hashKv.put("verdict", comparison.verdict().name().toLowerCase(Locale.ROOT)));
        write(event);
    }

    void end(Plan plan, Ending ending, int exitCode, List<String> next) {
        end(plan, ending.kind(), ending.sentence(), exitCode, next);
        people.end(ending, next);
    }

    /** The last line where no step was to be made, or none may be. */
    public void notBegun(Plan plan, Headline headline, int exitCode) {
        end(plan, switch (headline.state()) {
            case READY, NOTHING_TO_DO -> Ending.Kind.DONE;
            case REFUSED -> Ending.Kind.REFUSED;
            case ACTION_NEEDED -> Ending.Kind.ACTION_NEEDED;
            case CORRUPT -> Ending.Kind.CORRUPT;
        }, headline.sentence(), exitCode, List.of());
    }

    private void end(Plan plan, Ending.Kind kind, String sentence, int exitCode, List<String> next) {
        ObjectNode event = event("end").put("kind", kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("exitCode", exitCode).put("sentence", sentence);
        event.set("whyItFilled", JSON.valueToTree(plan.whyItFilled()));
        event.set("next", JSON.valueToTree(next));
        write(event);
    }

    private static ObjectNode event(String type) {
        return JSON.createObjectNode().put("schema", SCHEMA).put("type", type);
    }

    private synchronized void write(ObjectNode event) {
        try {
            out.write(JSON.writeValueAsString(event) + "\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
