package dev.etcdray.cli.page;

import dev.etcdray.etcd.Sizes;
import dev.etcdray.finding.Finding;
import dev.etcdray.report.AnalyzeReport;
import dev.etcdray.report.BreakdownRow;
import dev.etcdray.report.FileBreakdown;
import dev.etcdray.report.Quota;
import dev.etcdray.report.Reclaim;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sentences for the first ten seconds. */
final class Headlines {
    private Headlines() {
    }

    /** How much is no live data, and what it is instead. */
    static String headline(AnalyzeReport report, FileBreakdown file) {
        long history = FileBar.OLD.bytes(file) + FileBar.MARKERS.bytes(file);
        long empty = FileBar.EMPTY.bytes(file);
        long waste = history + empty;
        String size = Sizes.binary(file.dbSizeBytes());
        if (file.dbSizeBytes() == 0 || 10 * waste < file.dbSizeBytes()) {
            return "This " + size + " database holds little that could be given back.";
        }
        String share = Overviews.share(waste, file.dbSizeBytes());
        String what = history == 0
                ? "empty pages"
                : empty == 0
                        ? "old versions"
                        : history >= empty ? "old versions and empty pages" : "empty pages and old versions";
        return share + " of this " + size + " database is not live data, but " + what + ".";
    }

    static List<String> lead(AnalyzeReport report, FileBreakdown file) {
        List<String> lead = new ArrayList<>();
        long history = FileBar.OLD.bytes(file) + FileBar.MARKERS.bytes(file);
        lead.add("Live objects take " + Sizes.binary(FileBar.LIVE.bytes(file)) + ", their old versions and delete"
                + " markers " + Sizes.binary(history) + ", empty pages " + Sizes.binary(FileBar.EMPTY.bytes(file))
                + ". "
                + largest(report));
        Quota quota = report.quota();
        if (quota != null) {
            lead.add("That is " + Overviews.share(file.dbSizeBytes(), quota.bytes()) + " of the quota of "
                    + Sizes.binary(quota.bytes()) + ", at which etcd refuses every write.");
        }
        Reclaim reclaim = report.reclaim();
        Long after = reclaim == null ? null : reclaim.dbSizeAfterDefrag();
        if (reclaim != null && after != null && after < file.dbSizeBytes()) {
            lead.add((reclaim.atRevision() == null ? "Defragmentation" : "Compaction and then defragmentation")
                    + " would bring the database from " + Sizes.binary(file.dbSizeBytes()) + " to "
                    + Sizes.binary(after) + ".");
        }
        lead.add(first(report));
        return lead;
    }

    static String ofRange(AnalyzeReport report) {
        return String.format(Locale.ROOT, "%,d live objects take %s.", report.objects(),
                Sizes.binary(report.states().live().bytes()));
    }

    static List<String> leadOfRange(AnalyzeReport report) {
        return List.of("This is what could be read key by key. " + largest(report)
                + " Old versions, empty pages and what compaction would free cannot be seen that way: that takes a"
                + " snapshot.", first(report));
    }

    private static String largest(AnalyzeReport report) {
        Map<String, Long> sums = new LinkedHashMap<>();
        for (BreakdownRow row : report.breakdown()) {
            sums.merge(name(row), row.bytes(), Long::sum);
        }
        long all = sums.values().stream().mapToLong(Long::longValue).sum();
        return sums.entrySet().stream().max(Map.Entry.<String, Long>comparingByValue()
                .thenComparing(Map.Entry::getKey, java.util.Comparator.reverseOrder()))
                .filter(entry -> all > 0)
                .map(entry -> "Of all that is stored, " + entry.getKey() + " is the largest: "
                        + Sizes.binary(entry.getValue()) + " (" + Overviews.share(entry.getValue(), all) + ").")
                .orElse("Nothing is stored.");
    }

    /** The resource, or the prefix of what is none. */
    static String name(BreakdownRow row) {
        String resource = row.resource();
        return resource == null ? String.valueOf(row.prefix()) : resource;
    }

    private static String first(AnalyzeReport report) {
        List<Finding> findings = report.findings();
        return findings.isEmpty()
                ? "No rule that ran found anything to do."
                : "Start here: " + findings.getFirst().sentence();
    }
}
