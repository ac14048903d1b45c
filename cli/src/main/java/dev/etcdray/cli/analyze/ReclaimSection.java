package dev.etcdray.cli.analyze;

import dev.etcdray.cli.text.Column;
import dev.etcdray.cli.text.Section;
import dev.etcdray.cli.text.Table;
import dev.etcdray.etcd.Sizes;
import dev.etcdray.report.FileBreakdown;
import dev.etcdray.report.Reclaim;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What compaction and defragmentation would give back. */
final class ReclaimSection {
    private static final int CURVE_POINTS = 5;

    private ReclaimSection() {
    }

    static List<Section> of(Reclaim reclaim, @Nullable FileBreakdown file) {
        List<List<String>> rows = new ArrayList<>();
        if (file != null) {
            add(rows, file.dbSizeBytes(), "db size today", "");
            add(rows, file.inUseBytes(), "in use today", "");
        }
        Long at = reclaim.atRevision();
        if (at != null) {
            add(rows, reclaim.freedBytes(), "entries freed by compaction", reclaim.freedRevisions() + " revisions");
            add(rows, reclaim.inUseAfterCompaction(), "in use after compaction");
            add(rows, reclaim.dbSizeAfterCompaction(), "db size after compaction");
        }
        add(rows, reclaim.dbSizeAfterDefrag(), "db size after defragmentation", "exact");
        add(rows, reclaim.fileBytesAfterDefrag(), "file after defragmentation", "length on disk");
        add(rows, reclaim.returnedByDefragOnly(), "returned by defragmentation only", "");
        List<String> notes = new ArrayList<>();
        notes.add("by the rules of etcd " + reclaim.assumedEtcdVersion() + switch (reclaim.versionSource()) {
            case "option" -> " (--etcd-version)";
            case "server" -> " (as the member tells; --etcd-version sets another)";
            case "file" -> " (its cluster version; --etcd-version sets another)";
            default -> " (assumed; --etcd-version sets another)";
        });
        if (reclaim.inUseAfterCompaction() == null && at != null) {
            notes.add("sizes after that could not be forecast: see the warnings");
        }
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(at == null
                ? "Reclaim forecast: defragmentation alone"
                : "Reclaim forecast: compaction at revision " + at + ", then defragmentation",
                new Table(List.of(Column.number("SIZE"), Column.number("BYTES"), Column.text("WHAT"), Column.text("")),
                        rows),
                notes));
        sections.addAll(curve(reclaim));
        return sections;
    }

    private static void add(List<List<String>> rows, @Nullable Long bytes, String what, String remark) {
        if (bytes != null) {
            rows.add(List.of(Sizes.binary(bytes), Long.toString(bytes), what, remark));
        }
    }

    private static void add(List<List<String>> rows, Reclaim.@Nullable Estimate estimate, String what) {
        if (estimate != null) {
            add(rows, estimate.bytes(), what, "between " + estimate.low() + " and " + estimate.high());
        }
    }

    /** A few points of the curve, evenly apart; all of them are in the json. */
    private static List<Section> curve(Reclaim reclaim) {
        List<Reclaim.Point> curve = reclaim.curve();
        if (curve.size() < CURVE_POINTS) {
            return List.of();
        }
        List<List<String>> rows = new ArrayList<>();
        for (int i = 1; i <= CURVE_POINTS; i++) {
            Reclaim.Point point = curve.get((int) ((long) (curve.size() - 1) * i / CURVE_POINTS));
            rows.add(List.of(Sizes.binary(point.freedBytes()), Long.toString(point.freedBytes()),
                    Long.toString(point.revision())));
        }
        return List.of(new Section("Entries freed by compacting at other revisions",
                new Table(List.of(Column.number("SIZE"), Column.number("BYTES"), Column.number("COMPACT AT")), rows),
                List.of("--compact-at forecasts each of them")));
    }
}
