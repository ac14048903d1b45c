package dev.etcdray.breakdown;

import dev.etcdray.breakdown.Breakdown.Group;
import dev.etcdray.breakdown.Breakdown.KeyRow;
import dev.etcdray.breakdown.Breakdown.KindCell;
import dev.etcdray.breakdown.Breakdown.LeaseCell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Gives a breakdown other names: what comes to have the same name is added up, and totals stay as they are. */
public final class BreakdownMapper {
    private final UnaryOperator<Place> places;
    private final UnaryOperator<KeyRow> keys;
    private final BiFunction<Place, String, String> kinds;

    /**
     * By its functions.
     *
     * @param places from a place to the one that it is shown as
     * @param keys from a key to the one that it is shown as
     * @param kinds from the kind of an object in a place to the one that it is shown as
     */
    public BreakdownMapper(UnaryOperator<Place> places, UnaryOperator<KeyRow> keys,
            BiFunction<Place, String, String> kinds) {
        this.places = places;
        this.keys = keys;
        this.kinds = kinds;
    }

    /** The same revisions under the other names. */
    public Breakdown map(Breakdown found) {
        return new Breakdown(found.coverage(), found.totals(), found.matchedKeys(), found.attachedKeys(),
                found.bands(), found.bandTotals(), groups(found.groups(), found.bands().count()),
                rows(found.largest()), rows(found.mostRevisions()), rows(found.mostHistory()), rows(found.biggest()),
                leaseCells(found.leaseCells()), kindCells(found.kindCells()), found.attachedLeases(),
                found.compacted());
    }

    /**
     * What is in some places, as if there were nothing else; leases, kinds and compactions are left out.
     *
     * @param found its lists of keys hold none of other places
     */
    public static Breakdown only(Breakdown found, Predicate<Place> places) {
        List<Group> groups = found.groups().stream().filter(group -> places.test(group.place())).toList();
        Sums totals = new Sums();
        List<Sums> bandTotals = new ArrayList<>();
        for (int band = 0; band < found.bands().count(); band++) {
            bandTotals.add(new Sums());
        }
        for (Group group : groups) {
            totals.add(group.sums());
            addBands(bandTotals, group.bandSums());
        }
        return new Breakdown(found.coverage(), totals, found.matchedKeys(), found.attachedKeys(), found.bands(),
                bandTotals, groups, found.largest(), found.mostRevisions(), found.mostHistory(), found.biggest(),
                List.of(), List.of(), new LongSet(), null);
    }

    private static void addBands(List<Sums> sums, List<@Nullable Sums> more) {
        for (int band = 0; band < more.size(); band++) {
            Sums there = more.get(band);
            if (there != null) {
                sums.get(band).add(there);
            }
        }
    }

    private List<Group> groups(List<Group> groups, int bands) {
        Map<Place, Group> merged = new LinkedHashMap<>();
        for (Group group : groups) {
            Group into = merged.computeIfAbsent(places.apply(group.place()), place -> empty(place, bands));
            into.sums().add(group.sums());
            for (int band = 0; band < bands; band++) {
                Sums more = group.bandSums().get(band);
                if (more != null) {
                    Sums there = into.bandSums().get(band);
                    Sums sum = there == null ? new Sums() : there;
                    sum.add(more);
                    into.bandSums().set(band, sum);
                }
            }
        }
        List<Group> sorted = new ArrayList<>(merged.values());
        sorted.sort(Collector.LARGEST_FIRST);
        return sorted;
    }

    private static Group empty(Place place, int bands) {
        List<@Nullable Sums> none = new ArrayList<>();
        for (int band = 0; band < bands; band++) {
            none.add(null);
        }
        return new Group(place, new Sums(), none);
    }

    private List<KeyRow> rows(List<KeyRow> rows) {
        return rows.stream().map(keys).toList();
    }

    private List<LeaseCell> leaseCells(List<LeaseCell> cells) {
        Map<Worker.LeaseKey, Sums> merged = new LinkedHashMap<>();
        cells.forEach(cell -> merged
                .computeIfAbsent(new Worker.LeaseKey(places.apply(cell.place()), cell.band(), cell.lease()),
                        key -> new Sums())
                .add(cell.sums()));
        List<LeaseCell> list = new ArrayList<>();
        merged.forEach((key, sums) -> list.add(new LeaseCell(key.place(), key.band(), key.lease(), sums)));
        list.sort(Collector.BY_LEASE);
        return list;
    }

    private List<KindCell> kindCells(List<KindCell> cells) {
        Map<KindCells.Cell, Sums> merged = new LinkedHashMap<>();
        cells.forEach(cell -> merged.computeIfAbsent(
                new KindCells.Cell(places.apply(cell.place()), kinds.apply(cell.place(), cell.kind())),
                key -> new Sums())
                .add(cell.sums()));
        List<KindCell> list = new ArrayList<>();
        merged.forEach((key, sums) -> list.add(new KindCell(key.place(), key.kind(), sums)));
        list.sort(KindCells.BY_KIND);
        return list;
    }
}
