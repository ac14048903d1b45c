package dev.etcdray.cli.live;

import dev.etcdray.cli.terminal.Console;
import dev.etcdray.cli.terminal.PrivateFile;
import dev.etcdray.cli.terminal.ProgressLine;
import dev.etcdray.etcd.EtcdVersion;
import dev.etcdray.etcd.RangeSpool;
import dev.etcdray.live.Cluster;
import dev.etcdray.live.KeyRange;
import dev.etcdray.live.MemberChoice;
import dev.etcdray.live.MemberQuota;
import dev.etcdray.live.PagedRange;
import dev.etcdray.report.Analysis;
import dev.etcdray.report.AnalyzeOptions;
import dev.etcdray.report.FileAnalyzer;
import dev.etcdray.report.RangeAnalyzer;
import dev.etcdray.report.RangeSource;
import dev.etcdray.report.SourceInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Analyses a live etcd: the same picture as of a file, of one member. */
public final class LiveAnalyzer {
    private final LiveSettings settings;
    private final AnalyzeOptions options;
    private final Console console;

    private LiveAnalyzer(LiveSettings settings, AnalyzeOptions options, Console console) {
        this.settings = settings;
        this.options = options;
        this.console = console;
    }

    /** Analyses it by a snapshot or a range, as the settings say. */
    public static Analysis analyze(LiveSettings settings, AnalyzeOptions options, Console console)
            throws IOException {
        LiveAnalyzer analyzer = new LiveAnalyzer(settings, options, console);
        return new LiveReader(settings, console).either(analyzer::snapshot, analyzer::range);
    }

    private Analysis snapshot(SourceInput snapshot, MemberChoice choice) throws IOException {
        try (ProgressLine progress = new ProgressLine(console)) {
            return FileAnalyzer.analyze(snapshot, told(choice), progress);
        }
    }

    private Analysis range(Cluster cluster, MemberChoice choice, PrivateFile file) throws IOException {
        try (RangeSpool spool = RangeSpool.open(file.path())) {
            PagedRange.Result read = read(cluster, choice, spool);
            RangeSource source = LiveSources.of(choice, cluster.members(choice), read);
            cluster.close();
            try (ProgressLine progress = new ProgressLine(console)) {
                return RangeAnalyzer.analyze(spool.feed(read.revision()), source, told(choice), progress);
            }
        }
    }

    private PagedRange.Result read(Cluster cluster, MemberChoice choice, RangeSpool spool) throws IOException {
        String prefix = options.filters().prefix();
        KeyRange wanted = prefix == null
                ? KeyRange.ALL
                : KeyRange.ofPrefix(prefix.getBytes(StandardCharsets.UTF_8));
        try (ProgressLine progress = new ProgressLine(ProgressLine.Task.KEYS, console)) {
            return PagedRange.read(cluster, choice, wanted, settings.bytesPerSecond(), spool::add, progress);
        }
    }

    /** The options, with what the member told where the user said nothing. */
    private AnalyzeOptions told(MemberChoice choice) {
        MemberQuota quota = choice.status().quota();
        return options.withServer(EtcdVersion.parse(choice.status().version()).orElse(null),
                quota != null && quota.isLimit() ? quota.bytes() : null);
    }
}
