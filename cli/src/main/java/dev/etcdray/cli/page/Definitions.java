package dev.etcdray.cli.page;

import dev.etcdray.etcd.Sizes;
import dev.etcdray.flamegraph.page.Details;
import dev.etcdray.flamegraph.page.Term;
import dev.etcdray.report.Analysis;
import dev.etcdray.report.AnalyzeReport;
import dev.etcdray.report.TopKey;
import dev.etcdray.report.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What each number means, whether it is exact, and what is shown together. */
final class Definitions {
    private static final String EXACT = "Exact.";

    private Definitions() {
    }

    static Details of(Analysis analysis) {
        AnalyzeReport report = analysis.report();
        return new Details(report.warnings().stream().map(Warning::message).toList(), pruned(analysis),
                report.file() == null ? ofRange(report) : ofFile(report),
                List.of("Values: no object’s content, no secret’s data. Names of keys, fields and resources, and sizes,"
                        + " only. Names were written by whoever made the objects: control characters and direction marks"
                        + " in them are shown, not obeyed."));
    }

    private static List<Term> ofFile(AnalyzeReport report) {
        List<Term> terms = new ArrayList<>();
        terms.add(new Term("On disk", "Every byte of the file, in exactly one place.", EXACT));
        terms.add(
                new Term("An entry’s bytes", "What a revision takes in its page: 16 bytes for its element, 17 or 18 for"
                        + " the revision number, and etcd’s record of the client’s key and value.", EXACT));
        terms.add(
                new Term("Live", "Entries of the newest revision of each key that exists: what clients read.", EXACT));
        terms.add(new Term("History", "Entries of superseded revisions and of delete markers. A compaction at a later"
                + " revision frees them.", EXACT));
        terms.add(new Term("Delete markers", "What etcd writes for a deletion; tombstones.", EXACT));
        terms.add(new Term("Objects, revisions", "Numbers of live keys, and of entries of any state.", EXACT));
        terms.add(new Term("Page overhead", "Headers of pages, branch pages, the freelist, two meta pages.",
                EXACT + " Of the file as a whole; it is not shared out among objects."));
        terms.add(new Term("Db size",
                "Pages below the high-water mark; what etcd compares with its quota. The file may be"
                        + " longer.",
                EXACT));
        terms.add(
                new Term("In use", "Db size less the free pages.", EXACT + " A running server counts pages freed by its"
                        + " last commit as in use."));
        terms.add(new Term("Freed by compaction", "Entries that a compaction at that revision deletes.", EXACT));
        terms.add(new Term("In use and db size after compaction", "What bbolt makes of the remaining pages.",
                "Estimated by simulation, with a range."));
        terms.add(new Term("Db size after defragmentation", "A fresh file of what is left.", EXACT));
        terms.add(new Term("Revision band", "An equal share of the revision numbers in the file. A band holds what was"
                + " written in it and is still there.", EXACT));
        addAnatomy(report, terms);
        return terms;
    }

    private static List<Term> ofRange(AnalyzeReport report) {
        List<Term> terms = new ArrayList<>();
        terms.add(new Term("Live",
                "What each key’s newest revision takes in a member’s page: 16 bytes for its element, 17"
                        + " for the revision number, and etcd’s record of the client’s key and value.",
                EXACT));
        terms.add(new Term("Objects", "Number of live keys.", EXACT));
        addAnatomy(report, terms);
        return terms;
    }

    private static void addAnatomy(AnalyzeReport report, List<Term> terms) {
        if (report.anatomy() != null) {
            terms.add(new Term("Fields (anatomy)",
                    "Bytes of the values of live objects, by the path of the field that they"
                            + " belong to; what introduces a field belongs to it.",
                    EXACT + " Field paths only, no values."));
        }
    }

    private static List<String> pruned(Analysis analysis) {
        AnalyzeReport report = analysis.report();
        long all = report.states().live().bytes() + bytes(report.states().superseded())
                + bytes(report.states().tombstone());
        boolean seesHistory = report.states().superseded() != null;
        long shown = analysis.objects().stream().mapToLong(key -> seesHistory ? bytes(key) : key.liveBytes()).sum();
        if (shown >= all) {
            return List
                    .of("Nothing: each of the " + grouped(analysis.objects().size()) + " keys has a name in the data.");
        }
        return List.of("The " + grouped(analysis.objects().size())
                + " largest keys have a name in the data. All others,"
                + " " + Sizes.binary(all - shown) + " (" + Overviews.share(all - shown, all) + " of what keys take),"
                + " stand together within their resource and namespace, so every sum is exact. --nodes N names more.");
    }

    private static long bytes(TopKey key) {
        Long bytes = key.bytes();
        return bytes == null ? key.liveBytes() : bytes;
    }

    private static long bytes(dev.etcdray.report.@org.jspecify.annotations.Nullable StateTotals totals) {
        return totals == null ? 0 : totals.bytes();
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
