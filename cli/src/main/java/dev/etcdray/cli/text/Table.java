package dev.etcdray.cli.text;

import java.util.List;

/**
 * Cells in rows. Every cell is made {@link Visible} here, once, so that no renderer can forget it.
 *
 * @param columns the columns
 * @param rows rows of as many cells as there are columns
 */
public record Table(List<Column> columns, List<List<String>> rows) {

    /** Copies, and escapes what is harmful. */
    public Table {
        int width = columns.size();
        columns = List.copyOf(columns);
        rows = rows.stream().map(row -> {
            if (row.size() != width) {
                throw new IllegalArgumentException("a row of " + row.size() + " cells in " + width + " columns");
            }
            return row.stream().map(Visible::of).toList();
        }).toList();
    }

    /** Whether any column has a head. */
    boolean hasHeads() {
        return columns.stream().anyMatch(column -> !column.head().isEmpty());
    }

    /** This table with names cut so that a line is no wider than this; 0 = as wide as they are. */
    Table fitted(int lineWidth, int separatorWidth) {
        int names = (int) columns.stream().filter(column -> column.kind() == Column.Kind.NAME).count();
        if (lineWidth == 0 || names == 0) {
            return this;
        }
        int taken = separatorWidth * columns.size();
        for (int i = 0; i < columns.size(); i++) {
            taken += columns.get(i).kind() == Column.Kind.NAME ? 0 : width(i);
        }
        int each = Math.max(Shorten.LEAST, (lineWidth - taken) / names);
        return new Table(columns, rows.stream().map(row -> shortened(row, each)).toList());
    }

    private List<String> shortened(List<String> row, int most) {
        return java.util.stream.IntStream.range(0, row.size())
                .mapToObj(i -> columns.get(i).kind() == Column.Kind.NAME
                        ? Shorten.middle(row.get(i), most)
                        : row.get(i))
                .toList();
    }

    /** Characters of the widest cell of a column, its head included. */
    int width(int column) {
        int widest = columns.get(column).head().length();
        for (List<String> row : rows) {
            String cell = row.get(column);
            widest = Math.max(widest, cell.codePointCount(0, cell.length()));
        }
        return widest;
    }
}
