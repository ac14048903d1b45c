package dev.etcdray.cli.flame;

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
import java.util.Objects;

/** The flame graph of a file: by key space, resource, namespace and object, and what is around the keys. */
public final class StorageFlames {

    private StorageFlames() {
    }

    /**
     * Builds it. The root is the file, to the byte.
     *
     * @param analysis an analysis without filters
     */
    public static FlameGraph of(Analysis analysis) {
        AnalyzeReport report = analysis.report();
        String path = Objects.requireNonNullElse(report.source().path(), "etcd");
        String name = path.substring(path.lastIndexOf('/') + 1);
        Node root = Node.root(name);
        KeyFrames.add(analysis, root);
        FileBreakdown file = report.file();
        if (file != null) {
            PartFrames.add(file, root);
        }
        return new FlameGraph(name + ": where the bytes are", facts(report), Measures.METRICS, Categories.ALL,
                root.frame(), notes(analysis));
    }

    private static List<Fact> facts(AnalyzeReport report) {
        List<Fact> facts = new ArrayList<>();
        FileBreakdown file = report.file();
        if (file != null) {
            facts.add(bytes("File", file.bytes()));
            facts.add(bytes("DB size", file.dbSizeBytes()));
            facts.add(bytes("In use", file.inUseBytes()));
        }
        long compacted = report.etcd().compactRevision();
        facts.add(new Fact("Revision", grouped(report.etcd().revision())));
        facts.add(new Fact("Compact revision", compacted < 0 ? "never compacted" : grouped(compacted)));
        facts.add(new Fact("Live objects", grouped(report.objects())));
        Integer pageSize = report.source().pageSize();
        if (pageSize != null) {
            facts.add(new Fact("Page size", pageSize + " bytes"));
        }
        String version = report.etcd().storageVersion();
        facts.add(new Fact("Storage version", version == null ? "not stored (etcd before 3.6)" : version));
        return facts;
    }

    private static Fact bytes(String label, long bytes) {
        return new Fact(label, String.format(Locale.ROOT, "%s (%,d B)", Sizes.binary(bytes), bytes));
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static List<String> notes(Analysis analysis) {
        List<String> notes = new ArrayList<>();
        notes.add("Of Kubernetes' keys, those among the " + grouped(analysis.objects().size())
                + " largest are named; all"
                + " others of a resource and namespace are one frame, so that sums are exact. Nothing is apportioned.");
        notes.add("Key names only: no value of any object is in this file.");
        analysis.report().warnings().stream().map(Warning::message).forEach(notes::add);
        return notes;
    }
}
