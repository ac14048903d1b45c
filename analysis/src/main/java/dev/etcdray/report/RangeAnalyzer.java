package dev.etcdray.report;

import dev.etcdray.breakdown.Breakdown;
import dev.etcdray.etcd.Progress;
import dev.etcdray.etcd.ProgressParts;
import dev.etcdray.etcd.RangeFeed;
import dev.etcdray.finding.Sight;
import java.io.IOException;
import java.util.List;

/** Analyses the live keys of a paged range: the way in for whoever may read keys and nothing else. */
public final class RangeAnalyzer {
    private RangeAnalyzer() {
    }

    /**
     * Tells where the bytes of live keys are. What history and pages would tell is null, and a warning says so; where
     * to forecast a compaction is not looked at.
     *
     * @param feed the keys; open until this returns
     * @param range what is known of the etcd
     * @throws IOException if the spool cannot be read, was changed, or holds a key twice
     */
    public static Analysis analyze(RangeFeed feed, RangeSource range, AnalyzeOptions options, Progress progress)
            throws IOException {
        ProgressParts parts = new ProgressParts(progress);
        Progress passed = parts.part(feed.bytes());
        Diagnosis diagnosis = options.diagnosis();
        Progress values = parts.part(diagnosis != null && diagnosis.anatomy() ? feed.bytes() : 0);
        Examiner examiner = new Examiner(options, values);
        Breakdown breakdown = examiner.pass(feed.telling(passed), null, options.scope().isRedacted() ? feed : null);
        LiveMember member = range.member();
        return examiner.analysis(breakdown, new Examiner.Known(range.source(), range.name(),
                Etcd.ofRange(range, feed.revision(), breakdown.attachedKeys()),
                Sight.ofMember(range.alarms(), member == null ? null : member.dbSizeBytes()), null, null,
                List.of(range.coverage(feed.revision(), options.scope()))));
    }
}
