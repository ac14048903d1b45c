package dev.etcdray.cli.text;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Sections as tables in boxes, drawn as etcd's own tools draw them. */
public final class BoxedTables {
    /** A bar, a space before and one behind the cell. */
    private static final int SEPARATOR_WIDTH = 3;

    private BoxedTables() {
    }

    /** Writes the sections with an empty line between them. */
    public static void write(List<Section> sections, Layout layout, Writer out) throws IOException {
        boolean first = true;
        for (Section section : sections) {
            if (!first) {
                out.write('\n');
            }
            first = false;
            if (!section.heading().isEmpty()) {
                out.write(layout.heading(section.heading()) + "\n");
            }
            Table fitted = section.table().fitted(layout.lineWidth() == 0 ? 0 : layout.lineWidth() - 1,
                    SEPARATOR_WIDTH);
            out.write(box(fitted, Border.LINES, HorizontalAlign.LEFT) + "\n");
            for (String note : Narrow.notes(section, fitted)) {
                out.write(note + "\n");
            }
        }
    }

    /** One table with heads in the middle, as etcdctl and etcdutl draw it; without a line end. */
    public static String etcd(Table table, Border border) {
        return box(table, border, HorizontalAlign.CENTER);
    }

    private static String box(Table table, Border border, HorizontalAlign headAlign) {
        com.github.freva.asciitable.Column[] columns = table.columns().stream()
                .map(column -> column(column, table.hasHeads(), headAlign))
                .toArray(com.github.freva.asciitable.Column[]::new);
        String[][] cells = table.rows().stream().map(row -> row.toArray(String[]::new)).toArray(String[][]::new);
        return AsciiTable.builder().border(border.characters()).lineSeparator("\n").data(columns, cells).asString();
    }

    private static com.github.freva.asciitable.Column column(Column column, boolean heads, HorizontalAlign headAlign) {
        boolean number = column.isRight();
        return new com.github.freva.asciitable.Column().header(heads ? column.head() : null)
                .headerAlign(headAlign == HorizontalAlign.LEFT && number ? HorizontalAlign.RIGHT : headAlign)
                .dataAlign(number ? HorizontalAlign.RIGHT : HorizontalAlign.LEFT)
                // The library would wrap at 80: a wrapped key cannot be copied.
                .maxWidth(Integer.MAX_VALUE, OverflowBehaviour.CLIP_RIGHT);
    }
}
