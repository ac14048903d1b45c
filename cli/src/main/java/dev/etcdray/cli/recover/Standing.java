package dev.etcdray.cli.recover;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.etcdray.cli.text.Column;
import dev.etcdray.cli.text.Section;
import dev.etcdray.cli.text.Table;
import dev.etcdray.recover.journal.Event;
import dev.etcdray.recover.journal.JournalLine;
import dev.etcdray.recover.journal.Progress;
import dev.etcdray.recover.plan.Plan;
import dev.etcdray.recover.plan.PlannedStep;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where a recovery stands, by its journal alone.
 *
 * @param state as a whole
 * @param steps those of the plan, and those that came besides
 * @param lastWords why the last run stopped; empty if it did not say
 * @param next what to run
 */
public record Standing(State state, List<Row> steps, String lastWords, String next) {
    /** Name and version of the contract. */
    public static final String SCHEMA = "etcdray/recover-status/v1";
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** Copies the list. */
    public Standing {
        steps = List.copyOf(steps);
    }

    /** As a whole. */
    public enum State {
        /** No step was begun. */
        NOT_BEGUN,
        /** An etcdray is at work on it. */
        AT_WORK,
        /** Some are done. */
        PARTIAL,
        /** What came of one is not known. */
        UNKNOWN,
        /** All is done. */
        FINISHED
    }

    /**
     * A step.
     *
     * @param id its name in plan and journal
     * @param name the same as people say it
     * @param state planned, or the last event of its own
     * @param attempts how often it was begun
     * @param sentence what was said last
     */
    public record Row(String id, String name, String state, int attempts, String sentence) {}

    /**
     * By a journal's lines.
     *
     * @param atWork whether an etcdray has the journal just now
     * @param file the plan, as the user named it
     */
    public static Standing of(Plan plan, List<JournalLine> lines, boolean atWork, String file) {
        Progress progress = new Progress(lines);
        State state = atWork
                ? State.AT_WORK
                : progress.isFinished()
                        ? State.FINISHED
                        : progress.open().isPresent()
                                ? State.UNKNOWN
                                : progress.isBegun() || lines.stream().anyMatch(line -> line.event() == Event.SUCCEEDED)
                                        ? State.PARTIAL
                                        : State.NOT_BEGUN;
        Set<String> ids = new LinkedHashSet<>(plan.steps().stream().map(PlannedStep::id).toList());
        lines.stream().map(JournalLine::step).filter(step -> step != null).forEach(ids::add);
        return new Standing(state, ids.stream().map(id -> row(id, plan.named(id), progress)).toList(),
                atWork ? "" : lastWords(lines),
                next(state, file));
    }

    /** Of the last run: those of one before it would mislead. */
    private static String lastWords(List<JournalLine> lines) {
        JournalLine last = lines.stream().filter(line -> switch (line.event()) {
            case RUN, STOPPED, FINISHED -> true;
            default -> false;
        }).reduce((one, later) -> later).orElse(null);
        if (last == null || last.event() == Event.FINISHED) {
            return "";
        }
        return last.event() == Event.STOPPED
                ? last.sentence()
                : "the last run was ended by Ctrl-C or a signal, or its machine went down";
    }

    private static Row row(String id, String name, Progress progress) {
        JournalLine last = progress.last(id);
        return last == null
                ? new Row(id, name, "planned", 0, "")
                : new Row(id, name, last.event() == Event.UNKNOWN ? "UNKNOWN" : last.event().word(),
                        progress.attempts(id),
                        last.sentence());
    }

    private static String next(State state, String file) {
        return switch (state) {
            case AT_WORK -> "wait for the end of the etcdray that is at work on it";
            case NOT_BEGUN -> "etcdray recover apply " + file;
            case PARTIAL, UNKNOWN -> "etcdray recover resume " + file;
            case FINISHED -> "etcdray recover verify " + file;
        };
    }

    private String word() {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For people. */
    public Section section() {
        List<List<String>> rows = steps.stream().map(row -> List.of(row.name, row.state,
                row.attempts == 0 ? "" : Integer.toString(row.attempts), row.sentence)).toList();
        List<String> notes = new ArrayList<>();
        if (!lastWords.isEmpty()) {
            notes.add("stopped: " + lastWords);
        }
        notes.add("next: " + next);
        return new Section("Recovery " + word(), new Table(List.of(Column.text("STEP"), Column.text("STATE"),
                Column.number("ATTEMPTS"), Column.prose("LAST WORD")), rows), notes);
    }

    /** For programs: one line. */
    public String json() {
        ObjectNode json = JSON.createObjectNode().put("schema", SCHEMA).put("state", word());
        ArrayNode array = json.putArray("steps");
        steps.forEach(row -> array.addObject().put("id", row.id).put("name", row.name).put("state", row.state)
                .put("attempts", row.attempts)
                .put("sentence", row.sentence));
        return json.put("stopped", lastWords.isEmpty() ? null : lastWords).put("next", next).toString();
    }
}
