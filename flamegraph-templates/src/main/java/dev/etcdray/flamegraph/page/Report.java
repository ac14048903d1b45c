package dev.etcdray.flamegraph.page;

import dev.etcdray.flamegraph.Sections;
import java.util.List;

/// Everything of a report but its flame graph.
///
/// @param overview
///            the ten seconds
/// @param findings
///            what to do
/// @param timeline
///            when it was written
/// @param outlook
///            what would come back
/// @param tables
///            the largest, by name
/// @param details
///            what the numbers mean
public record Report(Overview overview, Findings findings, Timeline timeline, Outlook outlook, List<TopTable> tables,
        Details details) {

    /// Copies the list.
    public Report {
        tables = List.copyOf(tables);
    }

    /// As HTML, before the flame graph and behind it.
    public Sections sections() {
        return new Sections(OverviewHtml.of(overview) + FindingsHtml.of(findings),
                TimelineHtml.of(timeline) + OutlookHtml.of(outlook) + TopTablesHtml.of(tables)
                        + DetailsHtml.of(details));
    }
}
