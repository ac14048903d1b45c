package dev.etcdray.cli.history;

import dev.etcdray.cli.text.Column;
import dev.etcdray.cli.text.Section;
import dev.etcdray.cli.text.Table;
import dev.etcdray.etcd.Sizes;
import dev.etcdray.history.HistoryHead;
import dev.etcdray.history.HistoryTotals;
import dev.etcdray.report.StateTotals;
import java.util.ArrayList;
import java.util.List;

/** Revisions by state, and their share of all revisions of the file. */
final class TotalsSection {
    private static final List<Column> COLUMNS = List.of(Column.number("SIZE"), Column.number("BYTES"),
            Column.number("OF BUCKET KEY"), Column.number("REVISIONS"), Column.detail("KEY BYTES"),
            Column.detail("VALUE BYTES"), Column.text("STATE"));

    private TotalsSection() {
    }

    static Section of(HistoryTotals totals, HistoryHead head, List<String> notes) {
        long whole = head.keyBucket().bytes();
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("live", totals.live(), whole));
        rows.add(row("superseded", totals.superseded(), whole));
        rows.add(row("tombstone", totals.tombstone(), whole));
        rows.add(row("total", totals.live().plus(totals.superseded()).plus(totals.tombstone()), whole));
        return new Section("Totals", new Table(COLUMNS, rows), notes);
    }

    private static List<String> row(String name, StateTotals state, long wholeBytes) {
        return List.of(Sizes.binary(state.bytes()), Long.toString(state.bytes()),
                Sizes.percent(state.bytes(), wholeBytes), Long.toString(state.revisions()),
                Long.toString(state.keyBytes()), Long.toString(state.valueBytes()), name);
    }

    /** How far back the file can tell. */
    static String compacted(HistoryHead head) {
        HistoryHead.Etcd etcd = head.etcd();
        return (head.source().endpoint() == null ? "the file" : "the member") + " is at revision " + etcd.revision()
                + ", " + (etcd.compactRevision() < 0
                        ? "never compacted"
                        : "compacted at " + etcd.compactRevision()
                                + ": what was superseded or deleted by then is gone");
    }
}
