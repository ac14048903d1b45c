package dev.etcdray.cli.history;

import dev.etcdray.cli.source.SourceTitle;
import dev.etcdray.cli.text.Column;
import dev.etcdray.cli.text.Section;
import dev.etcdray.cli.text.Table;
import dev.etcdray.history.HistoryHead;
import dev.etcdray.history.HistoryTotals;
import dev.etcdray.history.KeyHistory;
import dev.etcdray.history.KeyRevision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One key: its revisions, oldest first, then what they add up to. */
public final class HistorySections {
    private static final List<Column> COLUMNS = List.of(Column.number("REVISION"), Column.number("SUB"),
            Column.detail("CREATE REVISION"), Column.number("VERSION"), Column.detail("GENERATION"),
            Column.text("STATE"), Column.number("BYTES"), Column.detail("KEY BYTES"), Column.number("VALUE BYTES"),
            Column.text("LEASE"), Column.text(""));

    private HistorySections() {
    }

    /**
     * The sections.
     *
     * @param newest only so many of the newest revisions, 0 = all
     */
    public static List<Section> of(KeyHistory history, long newest) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        history.forEach(newest, revision -> rows.add(row(revision)));
        HistoryHead head = history.head();
        List<String> notes = new ArrayList<>();
        long omitted = history.omitted(newest);
        if (omitted > 0) {
            notes.add(omitted + " older revisions are not shown; --limit 0 shows all");
        }
        return List.of(
                new Section(
                        SourceTitle.of(head.source(), head.etcd().revision()) + ": history of key "
                                + head.query().key(),
                        new Table(COLUMNS, rows),
                        notes),
                TotalsSection.of(history.totals(), head, told(history.totals(), head)));
    }

    private static List<String> row(KeyRevision r) {
        return List.of(Long.toString(r.modRevision()), Long.toString(r.subRevision()), orDash(r.createRevision()),
                orDash(r.version()), Long.toString(r.generation()), r.state(), Long.toString(r.bytes()),
                Long.toString(r.keyBytes()), Long.toString(r.valueBytes()), orDash(r.leaseIdHex()), event(r));
    }

    private static String orDash(@org.jspecify.annotations.Nullable Object value) {
        return value == null ? "-" : value.toString();
    }

    private static String event(KeyRevision revision) {
        Long missing = revision.missingPuts();
        if (missing == null) {
            return "ends a generation of which nothing else is left";
        }
        String gone = missing == 0 ? "" : missing + (missing == 1 ? " put" : " puts") + " before it gone";
        String event = revision.beginsGeneration() ? "begins" : revision.endsGeneration() ? "ends" : "";
        return event.isEmpty() || gone.isEmpty() ? event + gone : event + ", " + gone;
    }

    private static List<String> told(HistoryTotals totals, HistoryHead head) {
        List<String> notes = new ArrayList<>();
        notes.add(totals.generations() + (Long.valueOf(1).equals(totals.generations())
                ? " generation"
                : " generations")
                + " left, revisions " + totals.firstModRevision() + " to " + totals.lastModRevision() + ", key is "
                + (totals.liveKeys() == 1 ? "live" : "deleted"));
        if (Boolean.TRUE.equals(totals.beginningMissing())) {
            notes.add("the beginning of the oldest generation is gone");
        }
        notes.add(TotalsSection.compacted(head));
        return notes;
    }
}
