package dev.etcdray.report;

import dev.etcdray.finding.Finding;
import dev.etcdray.finding.Findings;
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
 * @param reclaim what compaction and defragmentation would give back; null when only keys were read, or not asked for
 * @param anatomy live objects by field, null unless asked for
 * @param encodings how live objects are written, null unless anatomy was asked for
 * @param findings what is worth a look, worst first
 * @param rulesNotRun rules that could not say anything, and why
 * @param table the table of {@code --by}, or null
 * @param filters the filters that narrow the tables, or null
 * @param warnings what the reader should know before he trusts a figure
 * @param tenant what the namespaces have that the report is for, null when it is for all
 * @param redaction {@code full}, {@code namespaces} or {@code hashed}; null when names stand as they are
 * @param timeAxis when revisions were written, as far as live objects tell; null when values were not read
 */
public record AnalyzeReport(String schema, Tool tool, Source source, Etcd etcd, @Nullable Quota quota,
        @Nullable FileBreakdown file, States states, long objects, List<BreakdownRow> breakdown,
        @Nullable List<RevisionBand> revisionBands, TopKeys topKeys, @Nullable Reclaim reclaim,
        @Nullable List<AnatomyRow> anatomy, @Nullable List<EncodingRow> encodings, List<Finding> findings,
        List<Findings.NotRun> rulesNotRun, @Nullable GroupedTable table, @Nullable Filters filters,
        List<Warning> warnings, @Nullable TenantShare tenant, @Nullable String redaction,
        @Nullable TimeAxis timeAxis) {

    /** Name and version of the contract. */
    public static final String SCHEMA = "etcdray/analyze/v1";

    /** Of all of an etcd, with its own names. */
    public AnalyzeReport(String schema, Tool tool, Source source, Etcd etcd, @Nullable Quota quota,
            @Nullable FileBreakdown file, States states, long objects, List<BreakdownRow> breakdown,
            @Nullable List<RevisionBand> revisionBands, TopKeys topKeys, @Nullable Reclaim reclaim,
            @Nullable List<AnatomyRow> anatomy, @Nullable List<EncodingRow> encodings, List<Finding> findings,
            List<Findings.NotRun> rulesNotRun, @Nullable GroupedTable table, @Nullable Filters filters,
            List<Warning> warnings) {
        this(schema, tool, source, etcd, quota, file, states, objects, breakdown, revisionBands, topKeys, reclaim,
                anatomy, encodings, findings, rulesNotRun, table, filters, warnings, null, null, null);
    }

    /** Copies the lists. */
    public AnalyzeReport {
        breakdown = List.copyOf(breakdown);
        revisionBands = revisionBands == null ? null : List.copyOf(revisionBands);
        anatomy = anatomy == null ? null : List.copyOf(anatomy);
        encodings = encodings == null ? null : List.copyOf(encodings);
        findings = List.copyOf(findings);
        rulesNotRun = List.copyOf(rulesNotRun);
        warnings = List.copyOf(warnings);
    }

    /** The same of another source. */
    AnalyzeReport withSource(Source other) {
        return new AnalyzeReport(schema, tool, other, etcd, quota, file, states, objects, breakdown, revisionBands,
                topKeys, reclaim, anatomy, encodings, findings, rulesNotRun, table, filters, warnings, tenant,
                redaction, timeAxis);
    }
}
