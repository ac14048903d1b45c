package dev.etcdray.cli.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

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

    /** This table with its longest names cut so that a line fits this width; 0 = as long as they are. */
    Table fitted(int lineWidth, int separatorWidth) {
        int limit = longestName();
        while (lineWidth > 0 && limit > Shorten.LEAST && lineWidth(limit, separatorWidth) > lineWidth) {
            limit--;
        }
        int most = limit;
        return lineWidth == 0
                ? this
                : new Table(columns, rows.stream().map(row -> shortened(row, most)).toList())
                        .wrapped(lineWidth, separatorWidth);
    }

    private Table wrapped(int lineWidth, int separatorWidth) {
        int last = columns.size() - 1;
        if (columns.isEmpty() || columns.get(last).kind() != Column.Kind.PROSE) {
            return this;
        }
        int room = lineWidth - separatorWidth
                - IntStream.range(0, last).map(i -> separatorWidth + width(i)).sum();
        List<List<String>> lines = new ArrayList<>();
        for (List<String> row : rows) {
            List<String> first = new ArrayList<>(row);
            for (String line : Words.wrap(row.get(last), Math.max(room, Shorten.LEAST))) {
                first.set(last, line);
                lines.add(List.copyOf(first));
                first = new ArrayList<>(Collections.nCopies(columns.size(), ""));
            }
        }
        return new Table(columns, lines);
    }

    private int longestName() {
        return IntStream.range(0, columns.size()).filter(this::isName).map(this::width).max().orElse(0);
    }

    private int lineWidth(int nameLimit, int separatorWidth) {
        return IntStream.range(0, columns.size())
                .map(i -> separatorWidth + (isName(i) ? Math.min(width(i), nameLimit) : width(i))).sum();
    }

    private boolean isName(int column) {
        return columns.get(column).kind() == Column.Kind.NAME;
    }

    private List<String> shortened(List<String> row, int most) {
        return IntStream.range(0, row.size())
                .mapToObj(i -> isName(i) ? Shorten.middle(row.get(i), most) : row.get(i)).toList();
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
