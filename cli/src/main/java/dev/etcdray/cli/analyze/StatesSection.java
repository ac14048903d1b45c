package dev.etcdray.cli.analyze;

import dev.etcdray.cli.text.Column;
import dev.etcdray.cli.text.Section;
import dev.etcdray.cli.text.Table;
import dev.etcdray.etcd.Sizes;
import dev.etcdray.report.StateTotals;
import dev.etcdray.report.States;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is live and what is history. */
final class StatesSection {

    private StatesSection() {
    }

    static Section of(States states) {
        StateTotals history = Totals.orNone(states.superseded()).plus(Totals.orNone(states.tombstone()));
        StateTotals total = states.live().plus(history);
        List<List<String>> rows = new ArrayList<>();
        add(rows, "live", states.live(), total);
        add(rows, "superseded", states.superseded(), total);
        add(rows, "tombstone", states.tombstone(), total);
        add(rows, "total", total, total);
        List<Column> columns = List.of(Column.number("SIZE"), Column.number("BYTES"), Column.number("SHARE"),
                Column.number("REVISIONS"), Column.detail("KEY BYTES"), Column.detail("VALUE BYTES"),
                Column.detail("ENCODING OVERHEAD"), Column.text("STATE"));
        List<String> notes = states.superseded() == null
                ? List.of("history (superseded and tombstones) was not seen")
                : List.of("history (superseded and tombstones): " + Sizes.binary(history.bytes()) + ", "
                        + Sizes.percent(history.bytes(), total.bytes()) + "; compaction can free it");
        return new Section("States of the revisions in bucket key", new Table(columns, rows), notes);
    }

    private static void add(List<List<String>> rows, String name, @Nullable StateTotals state, StateTotals total) {
        if (state != null) {
            rows.add(List.of(Sizes.binary(state.bytes()), Long.toString(state.bytes()),
                    Sizes.percent(state.bytes(), total.bytes()), Long.toString(state.revisions()),
                    Long.toString(state.keyBytes()), Long.toString(state.valueBytes()),
                    Long.toString(Totals.overheadBytes(state)), name));
        }
    }
}
