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
    private final Progress values;
    private @Nullable Diagnoser diagnoser;
    private ShownNames names;

    /**
     * What the source alone can tell, after the pass.
     *
     * @param source what was read
     * @param name what messages call it
     * @param etcd what etcd keeps about itself
     * @param sight the same, and pages, for the rules
     * @param file where the file's bytes are, null without a file
     * @param reclaim what would come back, null without a file
     * @param warnings about the source
     */
    record Known(Source source, String name, Etcd etcd, Sight sight, @Nullable FileBreakdown file,
            @Nullable Reclaim reclaim, List<Warning> warnings) {}

    /** @param values hears how far the reading of values is */
    Examiner(AnalyzeOptions options, Progress values) {
        this.options = options;
        this.values = values;
        this.names = new ShownNames(Scope.ALL, new byte[0]);
    }

    /**
     * Reads the feed.
     *
     * @param sample the same revisions once more where a scope is redacted: a feed may count what is read of it
     */
    Breakdown pass(RevisionFeed feed, @Nullable CompactAt compaction, @Nullable RevisionFeed sample)
            throws IOException {
        Scope scope = options.scope();
        Diagnosis diagnosis = options.diagnosis();
        names = new ShownNames(scope, sample == null ? new byte[0] : ScopeKeys.of(scope, sample));
        diagnoser = diagnosis == null ? null : new Diagnoser(diagnosis, names, values);
        return Pass.run(feed, passOptions(compaction));
    }

    /**
     * What comes of it.
     *
     * @throws UnknownNamespaceException if it is for a namespace that has nothing here
     */
    Analysis analysis(Breakdown found, Known known) throws UnknownNamespaceException {
        ScopedBreakdown scoped = new ScopedBreakdown(found, options.scope(), names);
        Breakdown shown = scoped.shown();
        Diagnoser rules = diagnoser;
        ReportBuilder builder = new ReportBuilder(shown);
        TopKeyRows keys = new TopKeyRows(shown);
        Findings findings = rules == null
                ? new Findings(List.of(), List.of())
                : rules.findings(scoped, known.sight(), known.etcd().revision(), known.reclaim());
        List<Warning> warnings = new ArrayList<>(known.warnings());
        HiddenNames hidden = names.hidden();
        HiddenSource source = hidden == null ? null : new HiddenSource(hidden);
        if (source != null) {
            warnings = new ArrayList<>(source.warnings(warnings, known.name(), known.source()));
        }
        if (rules != null) {
            warnings.addAll(rules.warnings());
        }
        FileBreakdown file = source == null ? known.file() : source.file(known.file());
        AnalyzeReport report = new AnalyzeReport(AnalyzeReport.SCHEMA, new Tool(ToolVersion.get()),
                source == null ? known.source() : source.source(known.source()),
                source == null ? known.etcd() : source.etcd(known.etcd()), rules == null ? null : rules.quota(), file,
                builder.states(), builder.objects(), builder.rows(), builder.bands(), keys.topKeys(listLength()),
                known.reclaim(), rules == null ? null : rules.anatomy(scoped), rules == null ? null : rules.encodings(),
                findings.findings(), findings.notRun(), table(shown, file),
                source == null ? options.filtersOrNull() : source.filters(options.filtersOrNull()), warnings,
                scoped.tenant(), options.scope().isRedacted() ? options.scope().redaction().label() : null,
                rules == null ? null : rules.timeAxis());
        Analysis analysis = new Analysis(report, keys.biggest(options.namedObjects()));
        return hidden == null || options.scope().redaction() == Redaction.HASHED
                ? analysis
                : new Placeholders(shown).in(analysis);
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
                diagnoser == null ? List.of() : diagnoser.keyLooks(), diagnoser == null ? null : diagnoser.values(),
                names::sees);
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
