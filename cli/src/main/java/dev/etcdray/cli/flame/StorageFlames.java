package dev.etcdray.cli.flame;

import dev.etcdray.cli.source.SourceTitle;
import dev.etcdray.etcd.Sizes;
import dev.etcdray.flamegraph.Fact;
import dev.etcdray.flamegraph.FlameGraph;
import dev.etcdray.report.Analysis;
import dev.etcdray.report.AnalyzeReport;
import dev.etcdray.report.FileBreakdown;
import dev.etcdray.report.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The flame graph of an etcd: by key space, resource, namespace and object; of a file also what is around the keys.
 */
public final class StorageFlames {
    private static final String UNKNOWN = "unknown";

    private StorageFlames() {
    }

    /** Ids of the metrics: all that a file has, of which a paged range has some. */
    public static List<String> metricIds() {
        return Measures.ids();
    }

    /**
     * Builds it. The root is the file, or all live entries that a range read, to the byte.
     *
     * @param analysis an analysis without filters
     */
    public static FlameGraph of(Analysis analysis) {
        AnalyzeReport report = analysis.report();
        Measures measures = Measures.of(report);
        FileBreakdown file = report.file();
        String name = SourceTitle.brief(report.source());
        Node root = Node.root(file == null ? "live keys of " + name : name, measures.metrics().size());
        KeyFrames.add(analysis, measures, root);
        if (file != null) {
            PartFrames.add(file, measures::ofOther, root);
        }
        return new FlameGraph(title(report, name), facts(report), measures.metrics(), Categories.ALL, root.frame(),
                notes(analysis));
    }

    static String title(AnalyzeReport report, String name) {
        String source = report.source().endpoint() == null
                ? name
                : SourceTitle.of(report.source(), report.etcd().revision());
        return source + ": where the " + (report.file() == null ? "live bytes" : "bytes") + " are";
    }

    static List<Fact> facts(AnalyzeReport report) {
        List<Fact> facts = new ArrayList<>();
        FileBreakdown file = report.file();
        if (file != null) {
            facts.add(bytes("File", file.bytes()));
            facts.add(bytes("DB size", file.dbSizeBytes()));
            facts.add(bytes("In use", file.inUseBytes()));
        }
        Long compacted = report.etcd().compactRevision();
        facts.add(new Fact("Revision", grouped(report.etcd().revision())));
        facts.add(new Fact("Compact revision", compacted == null
                ? UNKNOWN
                : compacted < 0 ? "never compacted" : grouped(compacted)));
        facts.add(new Fact("Live objects", grouped(report.objects())));
        Integer pageSize = report.source().pageSize();
        if (pageSize != null) {
            facts.add(new Fact("Page size", pageSize + " bytes"));
        }
        String version = report.etcd().storageVersion();
        facts.add(new Fact("Storage version", version != null
                ? version
                : file == null ? UNKNOWN : "not stored (etcd before 3.6)"));
        return facts;
    }

    private static Fact bytes(String label, long bytes) {
        return new Fact(label, String.format(Locale.ROOT, "%s (%,d B)", Sizes.binary(bytes), bytes));
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static List<String> notes(Analysis analysis) {
        List<String> notes = new ArrayList<>();
        notes.add("Of Kubernetes' keys, those among the " + grouped(analysis.objects().size())
                + " largest are named; all"
                + " others of a resource and namespace are one frame, so that sums are exact. Nothing is apportioned.");
        notes.add("Key names only: no value of any object is in this file.");
        if (analysis.report().file() == null) {
            notes.add("All live entries that were read, as they stand in a member's pages; history, free pages and page"
                    + " overhead are unknown to a paged range and are not in it.");
        }
        analysis.report().warnings().stream().map(Warning::message).forEach(notes::add);
        return notes;
    }
}
