package dev.etcdray.cli.flame;

import dev.etcdray.cli.source.SourceTitle;
import dev.etcdray.flamegraph.Band;
import dev.etcdray.flamegraph.Field;
import dev.etcdray.flamegraph.FlameData;
import dev.etcdray.flamegraph.Frame;
import dev.etcdray.flamegraph.Row;
import dev.etcdray.report.Analysis;
import dev.etcdray.report.AnalyzeReport;
import dev.etcdray.report.AnatomyRow;
import dev.etcdray.report.BreakdownRow;
import dev.etcdray.report.FileBreakdown;
import dev.etcdray.report.RevisionBand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The flame graph of a report, in all its groupings. */
public final class ReportFlames {
    private final AnalyzeReport report;
    private final Measures measures;
    private final ObjectRows objects;

    private ReportFlames(Analysis analysis) {
        report = analysis.report();
        measures = Measures.of(report);
        objects = new ObjectRows(analysis, measures);
    }

    /**
     * Builds it. The whole is the file, or all live entries that a range read, to the byte.
     *
     * @param analysis an analysis without filters
     */
    public static FlameData of(Analysis analysis) {
        return new ReportFlames(analysis).data(analysis);
    }

    private FlameData data(Analysis analysis) {
        FileBreakdown file = report.file();
        String name = SourceTitle.brief(report.source());
        String whole = file == null ? "live keys of " + name : name;
        return new FlameData(StorageFlames.title(report, name), whole, StorageFlames.facts(report), measures.metrics(),
                Categories.WITH_STATES, objects.rows(), parts(file), file == null ? null : fileFrame(file, whole),
                fields(), bands(), notes(analysis));
    }

    private List<String> notes(Analysis analysis) {
        List<String> notes = new ArrayList<>(StorageFlames.notes(analysis));
        if (objects.allNamed()) {
            // nothing is left out of what the first note speaks of
            notes.set(0, "Every key that was read has a frame of its own. Nothing is apportioned.");
        }
        return notes;
    }

    private List<Frame> parts(@Nullable FileBreakdown file) {
        if (file == null) {
            return List.of();
        }
        Node root = Node.root("", measures.metrics().size());
        PartFrames.add(file, measures::ofOther, root);
        return root.frame().children();
    }

    private Frame fileFrame(FileBreakdown file, String name) {
        Node root = Node.root(name, measures.metrics().size());
        Node keys = root.child(Node.Level.PART, "revisions of keys", Categories.LIVE);
        measures.addStates(report.states(), keys);
        PartFrames.add(file, measures::ofOther, root);
        return root.frame();
    }

    private List<Band> bands() {
        List<RevisionBand> bands = Objects.requireNonNullElse(report.revisionBands(), List.of());
        return bands.stream().map(band -> new Band(band.from(), band.to(), band.breakdown().stream()
                .map(row -> new Row(objects.place(row), null, measures.of(row))).toList())).toList();
    }

    private List<Field> fields() {
        List<AnatomyRow> anatomy = Objects.requireNonNullElse(report.anatomy(), List.of());
        Map<String, String> categories = new LinkedHashMap<>();
        for (BreakdownRow row : report.breakdown()) {
            String resource = row.resource();
            if (resource != null) {
                categories.putIfAbsent(resource, Categories.of(resource, row.group()));
            }
        }
        List<Field> fields = new ArrayList<>();
        for (AnatomyRow row : anatomy) {
            fields.add(new Field(row.resource(), categories.getOrDefault(row.resource(), Categories.OTHER),
                    FieldPath.split(row.field()), row.objects(), row.bytes()));
        }
        return fields;
    }
}
