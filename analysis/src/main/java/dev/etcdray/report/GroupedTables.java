package dev.etcdray.report;

import dev.etcdray.breakdown.Breakdown;
import dev.etcdray.breakdown.Place;
import dev.etcdray.breakdown.RevisionState;
import dev.etcdray.breakdown.Sums;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the table of {@code --by} from the finest cells that the pass kept. */
final class GroupedTables {
    private static final Comparator<GroupedTable.Row> LARGEST_FIRST = Comparator
            .comparingLong((GroupedTable.Row row) -> -row.totals().bytes())
            .thenComparing(row -> row.group().toString());

    private final List<Dimension> by;
    private final Map<List<@Nullable String>, StateTotals> rows = new LinkedHashMap<>();

    /** What a cell is in the dimensions beside its place. */
    private record Cell(Place place, @Nullable String state, @Nullable String band, @Nullable String lease,
            @Nullable String kind) {}

    private GroupedTables(List<Dimension> by) {
        this.by = by;
    }

    /**
     * The table.
     *
     * @param file its entries outside bucket {@code key} are rows when grouped by bucket; null leaves them out
     */
    static GroupedTable of(List<Dimension> by, int top, Breakdown breakdown, @Nullable FileBreakdown file) {
        GroupedTables table = new GroupedTables(by);
        if (by.contains(Dimension.LEASE)) {
            breakdown.leaseCells().forEach(cell -> table.add(cell.place(), band(breakdown, cell.band()),
                    cell.lease() == 0 ? null : Long.toString(cell.lease()), null, cell.sums()));
        } else if (by.contains(Dimension.KIND)) {
            breakdown.kindCells().forEach(cell -> table.add(cell.place(), null, null, cell.kind(), cell.sums()));
        } else {
            breakdown.groups().forEach(group -> table.add(breakdown, group));
        }
        if (by.contains(Dimension.BUCKET) && file != null) {
            table.otherBuckets(file);
        }
        return table.cut(top);
    }

    private void add(Breakdown breakdown, Breakdown.Group group) {
        if (!by.contains(Dimension.REVISION)) {
            add(group.place(), null, null, null, group.sums());
            return;
        }
        for (int band = 0; band < group.bandSums().size(); band++) {
            Sums sums = group.bandSums().get(band);
            if (sums != null) {
                add(group.place(), band(breakdown, band), null, null, sums);
            }
        }
    }

    private static String band(Breakdown breakdown, int band) {
        return breakdown.bands().from(band) + "-" + breakdown.bands().to(band);
    }

    private void add(Place place, @Nullable String band, @Nullable String lease, @Nullable String kind, Sums sums) {
        for (RevisionState state : RevisionState.values()) {
            StateTotals totals = ReportBuilder.totals(sums, state);
            if (totals.revisions() > 0) {
                Cell cell = new Cell(place, state.name().toLowerCase(Locale.ROOT), band, lease, kind);
                List<@Nullable String> group = new ArrayList<>();
                by.forEach(dimension -> group.add(value(dimension, cell)));
                rows.merge(group, totals, StateTotals::plus);
            }
        }
    }

    private static @Nullable String value(Dimension dimension, Cell cell) {
        return switch (dimension) {
            case RESOURCE -> cell.place().resource();
            case NAMESPACE -> cell.place().namespace();
            case PREFIX -> cell.place().prefix();
            case STATE -> cell.state();
            case REVISION -> cell.band();
            case LEASE -> cell.lease();
            case KIND -> cell.kind();
            case BUCKET -> "key";
            case KEY -> throw new IllegalStateException("keys have a table of their own");
        };
    }

    /** Entries that are no revisions have a bucket and nothing else. */
    private void otherBuckets(FileBreakdown file) {
        for (FileBreakdown.Part part : file.parts()) {
            if (part.part().equals("entries") && part.state() == null) {
                List<@Nullable String> group = new ArrayList<>();
                by.forEach(dimension -> group.add(dimension == Dimension.BUCKET ? part.bucket() : null));
                rows.merge(group, new StateTotals(0, part.bytes(), 0, 0), StateTotals::plus);
            }
        }
    }

    private GroupedTable cut(int top) {
        List<GroupedTable.Row> all = new ArrayList<>();
        for (Map.Entry<List<@Nullable String>, StateTotals> row : rows.entrySet()) {
            all.add(new GroupedTable.Row(row.getKey(), row.getValue()));
        }
        all.sort(LARGEST_FIRST);
        int shown = top == 0 ? all.size() : Math.min(top, all.size());
        StateTotals omitted = all.subList(shown, all.size()).stream().map(GroupedTable.Row::totals)
                .reduce(StateTotals.NONE, StateTotals::plus);
        List<GroupedTable.Row> rowsShown = new ArrayList<>(all.subList(0, shown));
        if (by.getFirst() == Dimension.REVISION) {
            // A timeline reads from old to new.
            rowsShown.sort(Comparator.comparingLong(row -> firstRevision(row.group().getFirst())));
        }
        return new GroupedTable(by.stream().map(Dimension::label).toList(), rowsShown, all.size() - shown, omitted);
    }

    private static long firstRevision(@Nullable String band) {
        return band == null ? -1 : Long.parseLong(band.substring(0, band.indexOf('-')));
    }
}
