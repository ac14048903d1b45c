package dev.etcdray.cli.analyze;

import dev.etcdray.report.BreakdownRow;
import dev.etcdray.report.StateTotals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows added up.
 *
 * @param live live revisions
 * @param history superseded and tombstones
 */
record Totals(StateTotals live, StateTotals history) {
    static final Totals NONE = new Totals(StateTotals.NONE, StateTotals.NONE);

    static Totals of(BreakdownRow row) {
        return new Totals(row.live(), orNone(row.superseded()).plus(orNone(row.tombstone())));
    }

    static Totals of(List<BreakdownRow> rows) {
        return rows.stream().map(Totals::of).reduce(NONE, Totals::plus);
    }

    Totals plus(Totals other) {
        return new Totals(live.plus(other.live), history.plus(other.history));
    }

    long bytes() {
        return live.bytes() + history.bytes();
    }

    long revisions() {
        return live.revisions() + history.revisions();
    }

    static StateTotals orNone(@Nullable StateTotals totals) {
        return totals == null ? StateTotals.NONE : totals;
    }

    /** What etcd's and bbolt's encoding take: revision, element header, lengths and revisions within the value. */
    static long overheadBytes(StateTotals totals) {
        return totals.bytes() - totals.keyBytes() - totals.valueBytes();
    }
}
