package dev.etcdray.cli.history;

import dev.etcdray.cli.source.SourceTitle;
import dev.etcdray.cli.text.Column;
import dev.etcdray.cli.text.Section;
import dev.etcdray.cli.text.Table;
import dev.etcdray.etcd.Sizes;
import dev.etcdray.history.HistoryHead;
import dev.etcdray.history.HistoryTotals;
import dev.etcdray.history.PrefixHistory;
import dev.etcdray.history.PrefixRow;
import java.util.ArrayList;
import java.util.List;

/** The keys below a prefix, most history first, then what they add up to. */
public final class PrefixSections {
    private static final List<Column> COLUMNS = List.of(Column.number("HISTORY"), Column.number("HISTORY BYTES"),
            Column.number("LIVE BYTES"), Column.number("REVISIONS"), Column.detail("SUPERSEDED"),
            Column.detail("TOMBSTONES"), Column.detail("FIRST"), Column.detail("LAST"), Column.text("STATE"),
            Column.name("KEY"));

    private PrefixSections() {
    }

    /** The sections. */
    public static List<Section> of(PrefixHistory history) {
        List<List<String>> rows = new ArrayList<>();
        history.rows().forEach(row -> rows.add(row(row)));
        HistoryTotals others = history.others();
        if (others != null) {
            rows.add(sum(others, "... (" + others.keys() + " others)"));
        }
        rows.add(sum(history.totals(), "total"));
        HistoryHead head = history.head();
        HistoryTotals totals = history.totals();
        return List.of(
                new Section(
                        SourceTitle.of(head.source(), head.etcd().revision()) + ": history of the keys that start with "
                                + head.query().key(),
                        new Table(COLUMNS, rows), List.of()),
                TotalsSection.of(totals, head,
                        List.of(totals.keys() + " keys, " + totals.liveKeys() + " live and "
                                + (totals.keys() - totals.liveKeys()) + " deleted",
                                TotalsSection.compacted(head))));
    }

    private static List<String> row(PrefixRow row) {
        return List.of(Sizes.binary(row.historyBytes()), Long.toString(row.historyBytes()),
                Long.toString(row.live().bytes()), Long.toString(row.revisions()),
                Long.toString(row.superseded().revisions()), Long.toString(row.tombstone().revisions()),
                Long.toString(row.firstModRevision()), Long.toString(row.lastModRevision()),
                row.keyIsLive() ? "live" : "deleted", row.key());
    }

    private static List<String> sum(HistoryTotals sum, String name) {
        return List.of(Sizes.binary(sum.historyBytes()), Long.toString(sum.historyBytes()),
                Long.toString(sum.live().bytes()), Long.toString(sum.revisions()),
                Long.toString(sum.superseded().revisions()), Long.toString(sum.tombstone().revisions()),
                String.valueOf(sum.firstModRevision()), String.valueOf(sum.lastModRevision()), "", name);
    }
}
