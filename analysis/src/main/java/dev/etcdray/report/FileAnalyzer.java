package dev.etcdray.report;

import dev.etcdray.bolt.BoltDatabase;
import dev.etcdray.bolt.Meta;
import dev.etcdray.breakdown.Breakdown;
import dev.etcdray.breakdown.Pass;
import dev.etcdray.breakdown.PassOptions;
import dev.etcdray.breakdown.RowFilter;
import dev.etcdray.etcd.ConsistentRead;
import dev.etcdray.etcd.EtcdDatabase;
import dev.etcdray.etcd.Progress;
import dev.etcdray.etcd.ProgressParts;
import dev.etcdray.etcd.RevisionFeed;
import dev.etcdray.etcd.SnapshotTrailer;
import dev.etcdray.etcd.SourceFile;
import dev.etcdray.etcd.TrailerTask;
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
        return new Analysis(changed(later.report(), new Source.Change(result.firstTxid(), result.txid())),
                later.objects());
    }

    private Analysis analyze(BoltDatabase bolt) throws IOException {
        boolean checkTrailer = options.checkTrailer() && TrailerTask.isSnapshot(bolt);
        ProgressParts parts = new ProgressParts(progress);
        Progress passed = parts.part(bolt.meta().usedBytes());
        Progress hashed = parts.part(checkTrailer ? bolt.fileBytes() : 0);
        try (TrailerTask trailer = options.checkTrailer() ? TrailerTask.start(bolt, hashed) : null) {
            EtcdDatabase etcd = EtcdDatabase.open(bolt, passed);
            RevisionFeed feed = etcd.feed();
            Breakdown breakdown = Pass.run(feed, passOptions());
            ReportBuilder builder = new ReportBuilder(breakdown);
            States states = builder.states();
            FileBreakdown file = FileParts.of(etcd.pages(breakdown.totals().bytes()), states);
            SnapshotTrailer checked = trailer == null ? null : trailer.result();
            AnalyzeReport report = new AnalyzeReport(AnalyzeReport.SCHEMA, new Tool(ToolVersion.get()),
                    source(bolt, checked), builder.etcd(etcd.facts(), feed.lastMain()), null, file, states,
                    builder.objects(), builder.rows(), builder.bands(), builder.topKeys(), table(breakdown, file),
                    options.filtersOrNull(), warnings(bolt, etcd, file, checked));
            return new Analysis(report, builder.biggest(options.namedObjects()));
        }
    }

    private PassOptions passOptions() {
        Filters filters = options.filters();
        String prefix = filters.prefix();
        RowFilter filter = new RowFilter(prefix == null ? null : prefix.getBytes(StandardCharsets.UTF_8),
                filters.namespace(), filters.resource());
        List<String> prefixes = new ArrayList<>(KubeKeys.DEFAULT_PREFIXES);
        prefixes.addAll(options.registryPrefixes());
        int keys = options.by().contains(Dimension.KEY) ? options.top() == 0 ? Integer.MAX_VALUE : options.top() : 0;
        // "All" is for the table: the lists of extreme keys would hold every key three times.
        int top = options.top() == 0 ? AnalyzeOptions.defaults().top() : options.top();
        return new PassOptions(options.workers(), options.bands(), new KubeKeys(prefixes), filter, top,
                Math.max(options.namedObjects(), keys), options.by().contains(Dimension.LEASE),
                options.by().contains(Dimension.KIND), null, List.of(), null);
    }

    private @Nullable GroupedTable table(Breakdown breakdown, FileBreakdown parts) {
        if (options.by().isEmpty()) {
            return null;
        }
        return options.by().contains(Dimension.KEY)
                ? KeyTables.of(options.by(), options.top(), breakdown)
                : GroupedTables.of(options.by(), options.top(), breakdown, options.isFiltered() ? null : parts);
    }

    private Source source(BoltDatabase bolt, @Nullable SnapshotTrailer trailer) {
        Meta meta = bolt.meta();
        boolean saved = trailer == null ? TrailerTask.isSnapshot(bolt) : trailer != SnapshotTrailer.ABSENT;
        return new Source(saved ? "snapshot" : "db", source.toString(), null, null, bolt.fileBytes(),
                meta.pageSizeBytes(), meta.highWaterPage(), meta.txid(),
                trailer == null ? null : trailer.name().toLowerCase(java.util.Locale.ROOT), null);
    }

    private static List<Warning> warnings(BoltDatabase bolt, EtcdDatabase etcd, FileBreakdown parts,
            @Nullable SnapshotTrailer trailer) {
        List<Warning> warnings = new ArrayList<>();
        if (trailer == SnapshotTrailer.MISMATCH) {
            warnings.add(
                    new Warning("trailerMismatch", bolt.name() + ": the SHA-256 at its end is not that of the bytes"
                            + " before it: the snapshot was changed or damaged after it was saved; take it again"));
        }
        if (TrailerTask.strayBytes(bolt) > 0) {
            warnings.add(new Warning("strayBytes", strayBytes(bolt)));
        }
        bolt.brokenMetas().forEach(fault -> warnings.add(new Warning("metaPageBroken",
                fault.message() + "; the other meta page serves")));
        if (!etcd.hasKeyBucket()) {
            warnings.add(new Warning("notEtcd", bolt.name() + ": a bbolt file without etcd's bucket \"key\": there are"
                    + " no revisions to break down"));
        }
        if (etcd.undecodableEntries() > 0) {
            warnings.add(new Warning("undecodableEntries", bolt.name() + ": " + etcd.undecodableEntries()
                    + " entries of bucket \"key\" are no revisions; they are counted there, without a state"));
        }
        etcd.facts().unreadable().forEach(what -> warnings.add(new Warning("unreadableEntry",
                bolt.name() + ": bucket " + what)));
        etcd.warnings().forEach(what -> warnings.add(new Warning("freelistBroken", what)));
        parts.parts().stream().filter(part -> part.part().equals("unattributed") && part.bytes() != 0)
                .forEach(part -> warnings.add(new Warning("unattributedBytes", bolt.name() + ": " + part.bytes()
                        + " bytes could not be attributed: pages overlap or are damaged")));
        return warnings;
    }

    static String strayBytes(BoltDatabase bolt) {
        return bolt.name() + ": the last " + TrailerTask.strayBytes(bolt)
                + " bytes are neither pages nor the SHA-256 of a"
                + " saved snapshot: it was cut short, or something was appended; take or copy it again";
    }

    private static AnalyzeReport changed(AnalyzeReport report, Source.Change change) {
        Source s = report.source();
        Source source = new Source(s.kind(), s.path(), s.endpoint(), s.memberId(), s.fileBytes(), s.pageSize(),
                s.highWaterPages(), s.txid(), s.trailer(), change);
        return new AnalyzeReport(report.schema(), report.tool(), source, report.etcd(), report.quota(), report.file(),
                report.states(), report.objects(), report.breakdown(), report.revisionBands(), report.topKeys(),
                report.table(), report.filters(), report.warnings());
    }
}
