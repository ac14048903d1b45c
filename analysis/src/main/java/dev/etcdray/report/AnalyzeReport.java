package dev.etcdray.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code etcdray analyze} says of one etcd; the root of {@code etcdray/analyze/v1}.
 *
 * @param schema always {@link #SCHEMA}
 * @param tool the program that wrote this
 * @param source what was read
 * @param etcd what etcd keeps about itself
 * @param quota the quota, or null when it is not known
 * @param file where every byte of the file is; null when only keys were read (a paged range)
 * @param states totals of bucket {@code key} by state, never filtered
 * @param objects number of live keys
 * @param breakdown one row a resource x namespace, or a prefix outside Kubernetes; largest first. Without filters the
 *        rows add up to {@code states}
 * @param revisionBands equal-width ranges of main revisions, oldest first; null when history was not seen
 * @param topKeys the extreme keys
 * @param table the table of {@code --by}, or null
 * @param filters the filters that narrow the tables, or null
 * @param warnings what the reader should know before he trusts a figure
 */
public record AnalyzeReport(String schema, Tool tool, Source source, Etcd etcd, @Nullable Quota quota,
        @Nullable FileBreakdown file, States states, long objects, List<BreakdownRow> breakdown,
        @Nullable List<RevisionBand> revisionBands, TopKeys topKeys, @Nullable GroupedTable table,
        @Nullable Filters filters, List<Warning> warnings) {

    /** Name and version of the contract. */
    public static final String SCHEMA = "etcdray/analyze/v1";

    /** Copies the lists. */
    public AnalyzeReport {
        breakdown = List.copyOf(breakdown);
        revisionBands = revisionBands == null ? null : List.copyOf(revisionBands);
        warnings = List.copyOf(warnings);
    }
}
