package dev.etcdray.cli.analyze;

import dev.etcdray.cli.text.Section;
import dev.etcdray.report.AnalyzeReport;
import dev.etcdray.report.FileBreakdown;
import dev.etcdray.report.GroupedTable;
import dev.etcdray.report.Reclaim;
import java.util.ArrayList;
import java.util.List;

/** The sections of the picture, in the order in which they are read: from what the file is down to single keys. */
public final class Overview {

    private Overview() {
    }

    /**
     * The table of {@code --by} alone if there is one, else the whole picture.
     *
     * @param top rows of each list
     */
    public static List<Section> sections(AnalyzeReport report, int top) {
        GroupedTable table = report.table();
        if (table != null) {
            return List.of(GroupedSection.of(table, report));
        }
        List<Section> sections = new ArrayList<>();
        sections.add(IdentitySection.of(report));
        FileBreakdown file = report.file();
        if (file != null) {
            sections.add(SizesSection.of(file));
            sections.add(PartsSection.of(file));
        }
        sections.add(StatesSection.of(report.states()));
        sections.addAll(BreakdownSections.of(report, top));
        sections.addAll(KeySections.of(report));
        sections.addAll(AnatomySection.of(report, top));
        Reclaim reclaim = report.reclaim();
        if (reclaim != null) {
            sections.addAll(ReclaimSection.of(reclaim, file));
        }
        sections.addAll(FindingSections.of(report));
        return sections;
    }
}
