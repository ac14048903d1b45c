package dev.etcdray.cli.analyze;

import dev.etcdray.cli.text.Column;
import dev.etcdray.cli.text.Section;
import dev.etcdray.cli.text.Table;
import dev.etcdray.etcd.Sizes;
import dev.etcdray.report.StateTotals;
import dev.etcdray.report.States;
import java.util.ArrayList;
import java.util.List;

/** What is live and what is history. */
final class StatesSection {

    private StatesSection() {
    }

    static Section of(States states) {
        StateTotals superseded = states.superseded();
        StateTotals tombstone = states.tombstone();
        List<List<String>> rows = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        if (superseded == null || tombstone == null) {
            // A share of what is not known, and a total of it, would be made up.
            add(rows, "live", states.live(), StateTotals.NONE);
            notes.add("history (superseded and tombstones): unknown, a paged range shows live keys only");
        } else {
            StateTotals history = superseded.plus(tombstone);
            StateTotals total = states.live().plus(history);
            add(rows, "live", states.live(), total);
            add(rows, "superseded", superseded, total);
            add(rows, "tombstone", tombstone, total);
            add(rows, "total", total, total);
            notes.add("history (superseded and tombstones): " + Sizes.binary(history.bytes()) + ", "
                    + Sizes.percent(history.bytes(), total.bytes()) + "; compaction can free it");
        }
        List<Column> columns = List.of(Column.number("SIZE"), Column.number("BYTES"), Column.number("SHARE"),
                Column.number("REVISIONS"), Column.detail("KEY BYTES"), Column.detail("VALUE BYTES"),
                Column.detail("ENCODING OVERHEAD"), Column.text("STATE"));
        return new Section("States of the revisions in bucket key", new Table(columns, rows), notes);
    }

    private static void add(List<List<String>> rows, String name, StateTotals state, StateTotals total) {
        rows.add(List.of(Sizes.binary(state.bytes()), Long.toString(state.bytes()),
                Sizes.percent(state.bytes(), total.bytes()), Long.toString(state.revisions()),
                Long.toString(state.keyBytes()), Long.toString(state.valueBytes()),
                Long.toString(Totals.overheadBytes(state)), name));
    }
}
