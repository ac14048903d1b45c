package dev.etcdray.report;

import dev.etcdray.bolt.BoltDatabase;
import dev.etcdray.breakdown.Breakdown;
import dev.etcdray.breakdown.Pass;
import dev.etcdray.breakdown.PassOptions;
import dev.etcdray.breakdown.RowFilter;
import dev.etcdray.etcd.ConsistentRead;
import dev.etcdray.etcd.EtcdDatabase;
import dev.etcdray.etcd.PageAccount;
import dev.etcdray.etcd.Progress;
import dev.etcdray.etcd.ProgressParts;
import dev.etcdray.etcd.RevisionFeed;
import dev.etcdray.etcd.SnapshotTrailer;
import dev.etcdray.etcd.SourceFile;
import dev.etcdray.etcd.TrailerTask;
import dev.etcdray.finding.Findings;
import dev.etcdray.kube.KubeKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Analyses a file: the way in for whoever has a snapshot, a db or a data dir. */
public final class FileAnalyzer {
    private final Path source;
    private final AnalyzeOptions options;
    private final Progress progress;

    private FileAnalyzer(Path source, AnalyzeOptions options, Progress progress) {
        this.source = source;
        this.options = options;
        this.progress = progress;
    }

    /**
     * Reads a snapshot, a db or a data dir and tells where its bytes are.
     *
     * @param source the path as the user gave it
     * @throws java.nio.file.NoSuchFileException if there is nothing, or a directory without {@code member/snap/db}
     * @throws java.nio.file.AccessDeniedException if it may not be read
     * @throws dev.etcdray.bolt.check.CorruptDatabaseException if it is damaged or not a bbolt file
     * @throws dev.etcdray.etcd.ChangedWhileReadingException if a running etcd changed it during every attempt
     */
    public static Analysis analyze(Path source, AnalyzeOptions options, Progress progress) throws IOException {
        Path file = SourceFile.resolve(source);
        FileAnalyzer analyzer = new FileAnalyzer(source, options, progress);
        ConsistentRead.Result<Analysis> result = ConsistentRead.of(file, analyzer::analyze);
        if (result.firstTxid() == result.txid()) {
            return result.value();
        }
        Analysis later = result.value();
        Source.Change change = new Source.Change(result.firstTxid(), result.txid());
        return new Analysis(later.report().withSource(later.report().source().changed(change)), later.objects());
    }

    private Analysis analyze(BoltDatabase bolt) throws IOException {
        boolean checkTrailer = options.checkTrailer() && TrailerTask.isSnapshot(bolt);
        ProgressParts parts = new ProgressParts(progress);
        Progress passed = parts.part(bolt.meta().usedBytes());
        Diagnosis diagnosis = options.diagnosis();
        // Live values are read again: at most as much as all there is.
        Progress values = parts.part(diagnosis != null && diagnosis.anatomy() ? bolt.meta().usedBytes() : 0);
        Progress hashed = parts.part(checkTrailer ? bolt.fileBytes() : 0);
        try (TrailerTask trailer = options.checkTrailer() ? TrailerTask.start(bolt, hashed) : null) {
            EtcdDatabase etcd = EtcdDatabase.open(bolt, passed);
            RevisionFeed feed = etcd.feed();
            long head = ReportBuilder.revision(etcd.facts(), feed.lastMain());
            Diagnoser diagnoser = diagnosis == null ? null : new Diagnoser(diagnosis, etcd, head, values);
            Breakdown breakdown = Pass.run(feed, passOptions(diagnoser));
            ReportBuilder builder = new ReportBuilder(breakdown);
            States states = builder.states();
            PageAccount pages = etcd.pages(breakdown.totals().bytes());
            FileBreakdown file = FileParts.of(pages, states);
            Reclaim reclaim = diagnoser == null ? null : diagnoser.reclaim(breakdown, options.workers());
            Findings findings = diagnoser == null
                    ? new Findings(List.of(), List.of())
                    : diagnoser.findings(breakdown, pages, reclaim);
            SnapshotTrailer checked = trailer == null ? null : trailer.result();
            List<Warning> warnings = Warnings.of(bolt, etcd, file, checked);
            if (diagnoser != null) {
                warnings.addAll(diagnoser.warnings());
            }
            AnalyzeReport report = new AnalyzeReport(AnalyzeReport.SCHEMA, new Tool(ToolVersion.get()),
                    Source.of(bolt, source, checked), builder.etcd(etcd.facts(), feed.lastMain()),
                    diagnoser == null ? null : diagnoser.quota(), file, states,
                    builder.objects(), builder.rows(), builder.bands(), builder.topKeys(listLength()), reclaim,
                    diagnoser == null ? null : diagnoser.anatomy(), diagnoser == null ? null : diagnoser.encodings(),
                    findings.findings(), findings.notRun(), table(breakdown, file), options.filtersOrNull(),
                    warnings);
            return new Analysis(report, builder.biggest(options.namedObjects()));
        }
    }

    /** "All" is for the table: the lists of extreme keys would hold every key three times. */
    private int listLength() {
        return options.top() == 0 ? AnalyzeOptions.defaults().top() : options.top();
    }

    private PassOptions passOptions(@Nullable Diagnoser diagnoser) {
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
                options.by().contains(Dimension.KIND), diagnoser == null ? null : diagnoser.compaction(),
                diagnoser == null ? List.of() : diagnoser.keyLooks(), diagnoser == null ? null : diagnoser.values());
    }

    private @Nullable GroupedTable table(Breakdown breakdown, FileBreakdown parts) {
        if (options.by().isEmpty()) {
            return null;
        }
        return options.by().contains(Dimension.KEY)
                ? KeyTables.of(options.by(), options.top(), breakdown)
                : GroupedTables.of(options.by(), options.top(), breakdown, options.isFiltered() ? null : parts);
    }
}
