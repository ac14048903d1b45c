package dev.etcdray.report;

import dev.etcdray.breakdown.Bands;
import dev.etcdray.breakdown.Breakdown;
import dev.etcdray.breakdown.Place;
import dev.etcdray.breakdown.RevisionState;
import dev.etcdray.breakdown.Sums;
import dev.etcdray.etcd.Coverage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the result of the pass into the records of the contract. */
final class ReportBuilder {
    private final Breakdown breakdown;
    private final Coverage coverage;

    ReportBuilder(Breakdown breakdown) {
        this.breakdown = breakdown;
        this.coverage = breakdown.coverage();
    }

    States states() {
        Sums sums = breakdown.totals();
        return new States(totals(sums, RevisionState.LIVE), history(sums, RevisionState.SUPERSEDED),
                history(sums, RevisionState.TOMBSTONE));
    }

    long objects() {
        return breakdown.totals().revisions(RevisionState.LIVE);
    }

    List<BreakdownRow> rows() {
        return breakdown.groups().stream().map(group -> row(group.place(), group.sums())).toList();
    }

    @Nullable
    List<RevisionBand> bands() {
        if (!coverage.history()) {
            return null;
        }
        Bands bands = breakdown.bands();
        List<RevisionBand> list = new ArrayList<>();
        for (int band = 0; band < bands.count(); band++) {
            Sums sums = breakdown.bandTotals().get(band);
            list.add(new RevisionBand(bands.from(band), bands.to(band), totals(sums, RevisionState.LIVE),
                    totals(sums, RevisionState.SUPERSEDED), totals(sums, RevisionState.TOMBSTONE), bandRows(band)));
        }
        return list;
    }

    private List<BreakdownRow> bandRows(int band) {
        List<BreakdownRow> rows = new ArrayList<>();
        for (Breakdown.Group group : breakdown.groups()) {
            Sums sums = group.bandSums().get(band);
            if (sums != null) {
                rows.add(row(group.place(), sums));
            }
        }
        rows.sort(Comparator.comparingLong(BreakdownRow::bytes).reversed());
        return rows;
    }

    private BreakdownRow row(Place place, Sums sums) {
        return new BreakdownRow(place.resource(), place.group(), place.namespace(), place.prefix(),
                totals(sums, RevisionState.LIVE), history(sums, RevisionState.SUPERSEDED),
                history(sums, RevisionState.TOMBSTONE));
    }

    private @Nullable StateTotals history(Sums sums, RevisionState state) {
        return coverage.history() ? totals(sums, state) : null;
    }

    static StateTotals totals(Sums sums, RevisionState state) {
        return new StateTotals(sums.revisions(state), sums.bytes(state), sums.keyBytes(state), sums.valueBytes(state));
    }
}
