package dev.etcdray.report;

import dev.etcdray.breakdown.Breakdown;
import dev.etcdray.breakdown.CompactAt;
import dev.etcdray.breakdown.Pass;
import dev.etcdray.breakdown.PassOptions;
import dev.etcdray.breakdown.RowFilter;
import dev.etcdray.etcd.Progress;
import dev.etcdray.etcd.RevisionFeed;
import dev.etcdray.finding.Findings;
import dev.etcdray.finding.Sight;
import dev.etcdray.kube.KubeKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every source of revisions goes through: the pass, the rules, the report. Made for one analysis. */
final class Examiner {
    private final AnalyzeOptions options;
    private final @Nullable Diagnoser diagnoser;

    /**
     * What the source alone can tell, after the pass.
     *
     * @param source what was read
     * @param etcd what etcd keeps about itself
     * @param sight the same, and pages, for the rules
     * @param file where the file's bytes are, null without a file
     * @param reclaim what would come back, null without a file
     * @param warnings about the source
     */
    record Known(Source source, Etcd etcd, Sight sight, @Nullable FileBreakdown file, @Nullable Reclaim reclaim,
            List<Warning> warnings) {}

    /** @param values hears how far the reading of values is */
    Examiner(AnalyzeOptions options, Progress values) {
        Diagnosis diagnosis = options.diagnosis();
        this.options = options;
        this.diagnoser = diagnosis == null ? null : new Diagnoser(diagnosis, values);
    }

    /** Reads the feed. */
    Breakdown pass(RevisionFeed feed, @Nullable CompactAt compaction) throws IOException {
        return Pass.run(feed, passOptions(compaction));
    }

    /** What comes of it. */
    Analysis analysis(Breakdown breakdown, Known known) {
        ReportBuilder builder = new ReportBuilder(breakdown);
        TopKeyRows keys = new TopKeyRows(breakdown);
        Findings findings = diagnoser == null
                ? new Findings(List.of(), List.of())
                : diagnoser.findings(breakdown, known.sight(), known.etcd().revision(), known.reclaim());
        List<Warning> warnings = new ArrayList<>(known.warnings());
        if (diagnoser != null) {
            warnings.addAll(diagnoser.warnings());
        }
        AnalyzeReport report = new AnalyzeReport(AnalyzeReport.SCHEMA, new Tool(ToolVersion.get()), known.source(),
                known.etcd(), diagnoser == null ? null : diagnoser.quota(), known.file(), builder.states(),
                builder.objects(), builder.rows(), builder.bands(), keys.topKeys(listLength()), known.reclaim(),
                diagnoser == null ? null : diagnoser.anatomy(), diagnoser == null ? null : diagnoser.encodings(),
                findings.findings(), findings.notRun(), table(breakdown, known.file()), options.filtersOrNull(),
                warnings);
        return new Analysis(report, keys.biggest(options.namedObjects()));
    }

    /** "All" is for the table: the lists of extreme keys would hold every key three times. */
    private int listLength() {
        return options.top() == 0 ? AnalyzeOptions.defaults().top() : options.top();
    }

    private PassOptions passOptions(@Nullable CompactAt compaction) {
        Filters filters = options.filters();
        String prefix = filters.prefix();
        RowFilter filter = new RowFilter(prefix == null ? null : prefix.getBytes(StandardCharsets.UTF_8),
                filters.namespace(), filters.resource());
        List<String> prefixes = new ArrayList<>(KubeKeys.DEFAULT_PREFIXES);
        prefixes.addAll(options.registryPrefixes());
        int keys = options.by().contains(Dimension.KEY) ? options.top() == 0 ? Integer.MAX_VALUE : options.top() : 0;
        int top = diagnoser == null ? listLength() : Math.max(listLength(), Diagnoser.LIST_LENGTH);
        return new PassOptions(options.workers(), options.bands(), new KubeKeys(prefixes), filter, top,
                Math.max(options.namedObjects(), keys), options.by().contains(Dimension.LEASE),
                options.by().contains(Dimension.KIND), compaction,
                diagnoser == null ? List.of() : diagnoser.keyLooks(), diagnoser == null ? null : diagnoser.values());
    }

    private @Nullable GroupedTable table(Breakdown breakdown, @Nullable FileBreakdown parts) {
        if (options.by().isEmpty()) {
            return null;
        }
        return options.by().contains(Dimension.KEY)
                ? KeyTables.of(options.by(), options.top(), breakdown)
                : GroupedTables.of(options.by(), options.top(), breakdown, options.isFiltered() ? null : parts);
    }
}
