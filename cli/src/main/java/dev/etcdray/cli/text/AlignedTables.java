package dev.etcdray.cli.text;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Sections as aligned columns without lines. */
public final class AlignedTables {
    private static final String INDENT = "  ";

    private AlignedTables() {
    }

    /** Writes the sections with an empty line between them. */
    public static void write(List<Section> sections, Layout layout, Writer out) throws IOException {
        boolean first = true;
        for (Section section : sections) {
            if (!first) {
                out.write('\n');
            }
            first = false;
            write(section, layout, out);
        }
    }

    private static void write(Section section, Layout layout, Writer out) throws IOException {
        if (!section.heading().isEmpty()) {
            out.write(layout.heading(section.heading()) + "\n");
        }
        Table table = section.table().fitted(layout.lineWidth(), INDENT.length());
        int[] widths = new int[table.columns().size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = table.width(i);
        }
        if (table.hasHeads()) {
            out.write(line(table, table.columns().stream().map(Column::head).toList(), widths));
        }
        for (List<String> row : table.rows()) {
            out.write(line(table, row, widths));
        }
        for (String note : Narrow.notes(section, table)) {
            out.write(INDENT + note + "\n");
        }
    }

    private static String line(Table table, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            String padding = " ".repeat(widths[i] - cell.codePointCount(0, cell.length()));
            boolean right = table.columns().get(i).isRight();
            line.append(INDENT).append(right ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing() + "\n";
    }
}
