package dev.etcdray.report;

import java.util.List;

/**
 * A range of main revisions.
 *
 * @param from first main revision, inclusive
 * @param to last main revision, inclusive
 * @param live see {@link States}
 * @param superseded see {@link States}
 * @param tombstone see {@link States}
 * @param breakdown the same by resource x namespace or prefix; rows without a revision in the band are left out
 */
public record RevisionBand(long from, long to, StateTotals live, StateTotals superseded, StateTotals tombstone,
        List<BreakdownRow> breakdown) {

    /** Copies the list. */
    public RevisionBand {
        breakdown = List.copyOf(breakdown);
    }
}
