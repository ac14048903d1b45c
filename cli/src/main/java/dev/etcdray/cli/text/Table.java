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

    /**
     * This table so that a line fits a width: without details that there is no room for, and with its longest names cut;
     * 0 = as it is.
     */
    Table fitted(int lineWidth, int separatorWidth) {
        Table narrow = this;
        while (lineWidth > 0 && narrow.lineWidth(Shorten.LEAST, separatorWidth) > lineWidth
                && narrow.lastDetail() >= 0) {
            narrow = narrow.without(narrow.lastDetail());
        }
        return narrow.cut(lineWidth, separatorWidth);
    }

    /** Heads of the columns that a fitted table lacks. */
    List<String> lacking(Table fitted) {
        return columns.stream().filter(column -> !fitted.columns.contains(column)).map(Column::head).toList();
    }

    private int lastDetail() {
        return IntStream.range(0, columns.size()).filter(i -> columns.get(i).kind() == Column.Kind.DETAIL).max()
                .orElse(-1);
    }

    private Table without(int column) {
        return new Table(others(columns, column), rows.stream().map(row -> others(row, column)).toList());
    }

    private static <T> List<T> others(List<T> all, int index) {
        List<T> others = new ArrayList<>(all);
        others.remove(index);
        return others;
    }

    private Table cut(int lineWidth, int separatorWidth) {
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
        if (columns.isEmpty() || !isProse(last)) {
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
                .map(i -> separatorWidth + (isName(i) || isProse(i) ? Math.min(width(i), nameLimit) : width(i))).sum();
    }

    private boolean isProse(int column) {
        return columns.get(column).kind() == Column.Kind.PROSE;
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
