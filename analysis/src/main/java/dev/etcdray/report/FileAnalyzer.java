package dev.etcdray.report;

import dev.etcdray.bolt.BoltDatabase;
import dev.etcdray.breakdown.Breakdown;
import dev.etcdray.etcd.ConsistentRead;
import dev.etcdray.etcd.EtcdDatabase;
import dev.etcdray.etcd.PageAccount;
import dev.etcdray.etcd.Progress;
import dev.etcdray.etcd.ProgressParts;
import dev.etcdray.etcd.SnapshotTrailer;
import dev.etcdray.etcd.TrailerTask;
import dev.etcdray.finding.Sight;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Analyses a file: the way in for whoever has a snapshot, a db or a data dir. */
public final class FileAnalyzer {
    private final SourceInput input;
    private final AnalyzeOptions options;
    private final Progress progress;

    private FileAnalyzer(SourceInput input, AnalyzeOptions options, Progress progress) {
        this.input = input;
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
        return analyze(SourceInput.ofFile(source), options, progress);
    }

    /** The same of what {@link SourceInput} names. */
    public static Analysis analyze(SourceInput input, AnalyzeOptions options, Progress progress) throws IOException {
        FileAnalyzer analyzer = new FileAnalyzer(input, options, progress);
        ConsistentRead.Result<Analysis> result = input.read(analyzer::analyze);
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
            EtcdDatabase etcd = EtcdDatabase.open(bolt, input.early(), passed);
            long head = Etcd.revision(etcd.facts(), etcd.feed().lastMain());
            ReclaimForecast forecast = diagnosis == null ? null : new ReclaimForecast(diagnosis, etcd, head);
            Examiner examiner = new Examiner(options, values);
            Breakdown breakdown = examiner.pass(etcd.feed(), forecast == null ? null : forecast.compaction(),
                    options.scope().isRedacted() ? EtcdDatabase.open(bolt, input.early(), Progress.NONE).feed() : null);
            PageAccount pages = etcd.pages(breakdown.totals().bytes());
            input.requireSound(bolt, etcd, pages);
            FileBreakdown file = FileParts.of(pages, new ReportBuilder(breakdown).states());
            Reclaim reclaim = forecast == null ? null : forecast.reclaim(breakdown, options.workers());
            SnapshotTrailer checked = trailer == null ? null : trailer.result();
            List<Warning> warnings = Warnings.of(bolt, etcd, file, checked);
            if (forecast != null) {
                warnings.addAll(forecast.warnings());
            }
            return examiner.analysis(breakdown, new Examiner.Known(input.source(bolt, checked), bolt.name(),
                    Etcd.ofFile(etcd.facts(), head, breakdown.attachedKeys()), Sight.ofFile(etcd.facts(), pages), file,
                    reclaim, warnings));
        }
    }
}
