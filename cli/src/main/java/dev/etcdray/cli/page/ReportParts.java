package dev.etcdray.cli.page;

import dev.etcdray.flamegraph.page.Report;
import dev.etcdray.report.Analysis;

/** All of a report but its flame graph. */
public final class ReportParts {
    private ReportParts() {
    }

    /**
     * What is said of an analysis.
     *
     * @param analysis one without filters
     */
    public static Report of(Analysis analysis) {
        Places places = new Places(analysis);
        return new Report(Overviews.of(analysis.report()), FindingCards.of(analysis.report(), places),
                Timelines.of(analysis.report()), Outlooks.of(analysis.report()), TopLists.of(analysis, places),
                Definitions.of(analysis));
    }
}
