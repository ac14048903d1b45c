package dev.etcdray.report;

import dev.etcdray.breakdown.Breakdown;
import dev.etcdray.breakdown.Place;
import dev.etcdray.etcd.KeyText;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the table of {@code --by key}: the keys with the most bytes in all their revisions, one row each or a state. */
final class KeyTables {
    private final List<Dimension> by;
    private final List<GroupedTable.Row> rows = new ArrayList<>();

    private KeyTables(List<Dimension> by) {
        this.by = by;
    }

    /** The table; what it leaves out is what the breakdown's groups hold beside its rows. */
    static GroupedTable of(List<Dimension> by, int top, Breakdown breakdown) {
        KeyTables table = new KeyTables(by);
        List<Breakdown.KeyRow> keys = breakdown.biggest();
        keys.subList(0, top == 0 ? keys.size() : Math.min(top, keys.size())).forEach(table::add);
        StateTotals all = StateTotals.NONE;
        for (Breakdown.Group group : breakdown.groups()) {
            all = all.plus(sum(group));
        }
        StateTotals shown = table.rows.stream().map(GroupedTable.Row::totals).reduce(StateTotals.NONE,
                StateTotals::plus);
        StateTotals omitted = new StateTotals(all.revisions() - shown.revisions(), all.bytes() - shown.bytes(),
                all.keyBytes() - shown.keyBytes(), all.valueBytes() - shown.valueBytes());
        return new GroupedTable(by.stream().map(Dimension::label).toList(), table.rows,
                breakdown.matchedKeys() - Math.min(keys.size(), top == 0 ? keys.size() : top), omitted);
    }

    private static StateTotals sum(Breakdown.Group group) {
        StateTotals sum = StateTotals.NONE;
        for (dev.etcdray.breakdown.RevisionState state : dev.etcdray.breakdown.RevisionState.values()) {
            sum = sum.plus(ReportBuilder.totals(group.sums(), state));
        }
        return sum;
    }

    private void add(Breakdown.KeyRow key) {
        long length = key.key().byteSize();
        StateTotals live = key.live()
                ? new StateTotals(1, key.liveBytes(), length, key.valueBytes())
                : StateTotals.NONE;
        StateTotals superseded = new StateTotals(key.superseded(), key.supersededBytes(), key.superseded() * length,
                key.supersededValueBytes());
        StateTotals tombstones = new StateTotals(key.tombstones(), key.tombstoneBytes(), key.tombstones() * length, 0);
        if (by.contains(Dimension.STATE)) {
            add(key, "live", live);
            add(key, "superseded", superseded);
            add(key, "tombstone", tombstones);
        } else {
            add(key, null, live.plus(superseded).plus(tombstones));
        }
    }

    private void add(Breakdown.KeyRow key, @Nullable String state, StateTotals totals) {
        if (totals.revisions() == 0) {
            return;
        }
        List<@Nullable String> group = new ArrayList<>();
        by.forEach(dimension -> group.add(value(dimension, key, state)));
        rows.add(new GroupedTable.Row(group, totals));
    }

    private static @Nullable String value(Dimension dimension, Breakdown.KeyRow key, @Nullable String state) {
        Place place = key.place();
        return switch (dimension) {
            case KEY -> KeyText.of(key.key().toArray(ValueLayout.JAVA_BYTE));
            case RESOURCE -> place.resource();
            case NAMESPACE -> place.namespace();
            case PREFIX -> place.prefix();
            case STATE -> state;
            case BUCKET -> "key";
            case REVISION, LEASE, KIND -> throw new IllegalStateException(dimension + " is refused with key");
        };
    }
}
