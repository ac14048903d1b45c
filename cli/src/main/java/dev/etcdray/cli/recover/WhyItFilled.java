package dev.etcdray.cli.recover;

import dev.etcdray.etcd.Sizes;
import dev.etcdray.report.AnalyzeReport;
import dev.etcdray.report.BreakdownRow;
import dev.etcdray.report.StateTotals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an analysis says of how an etcd filled, in a few sentences with names and sizes only. */
final class WhyItFilled {
    private static final int ROWS = 4;
    private static final int FINDINGS = 5;
    /** They say that it is full, which everybody knows by then. */
    private static final Set<String> NO_CAUSES = Set.of("alarms", "quota-headroom");
    /** A row that takes less than a hundredth has filled nothing. */
    private static final int LEAST_SHARE = 100;

    private WhyItFilled() {
    }

    static List<String> sentences(AnalyzeReport report) {
        List<String> sentences = new ArrayList<>();
        long live = report.states().live().bytes();
        long history = bytes(report.states().superseded()) + bytes(report.states().tombstone());
        sentences.add("history, which compaction can free, takes " + share(history, live + history)
                + ", and live objects take " + Sizes.binary(live));
        byResource(report).entrySet().stream().filter(row -> row.getValue()[0] >= (live + history) / LEAST_SHARE)
                .sorted(Map.Entry.<String, long[]>comparingByValue(
                        (one, other) -> Long.compare(one[0], other[0])).reversed())
                .limit(ROWS).forEach(row -> sentences.add(row.getKey() + ": " + Sizes.binary(row.getValue()[0])
                        + ", history is " + share(row.getValue()[1], row.getValue()[0]) + " of it"));
        report.findings().stream().filter(finding -> !NO_CAUSES.contains(finding.id())).limit(FINDINGS)
                .forEach(finding -> sentences.add(finding.sentence()));
        return sentences;
    }

    private static String share(long part, long whole) {
        return Sizes.binary(part) + (whole == 0 ? "" : " (" + Sizes.percent(part, whole) + ")");
    }

    /** Bytes, and those of history among them. */
    private static Map<String, long[]> byResource(AnalyzeReport report) {
        Map<String, long[]> rows = new LinkedHashMap<>();
        for (BreakdownRow row : report.breakdown()) {
            String resource = row.resource();
            long[] sums = rows.computeIfAbsent(resource == null ? String.valueOf(row.prefix()) : resource,
                    name -> new long[2]);
            sums[0] += row.bytes();
            sums[1] += row.historyBytes();
        }
        return rows;
    }

    private static long bytes(@Nullable StateTotals totals) {
        return totals == null ? 0 : totals.bytes();
    }
}
