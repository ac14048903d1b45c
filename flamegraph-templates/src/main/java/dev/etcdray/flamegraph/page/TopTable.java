package dev.etcdray.flamegraph.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The largest of something, to be read without any script.
///
/// @param title
///            what is listed
/// @param note
///            a sentence on what the figures are
/// @param columns
///            heads of the columns of numbers, the first of which decides the order
/// @param rows
///            in order
public record TopTable(String title, String note, List<Column> columns, List<Row> rows) {

    /// Copies the lists and counts values.
    ///
    /// @throws IllegalArgumentException
    ///             if a row has another number of values than there are columns
    public TopTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (Row row : rows) {
            if (row.values().size() != columns.size()) {
                throw new IllegalArgumentException(
                        "row %s has %d values for %d columns".formatted(row.name(), row.values().size(), columns
                                .size()));
            }
        }
    }

    /// A column of numbers.
    ///
    /// @param head
    ///            its name
    /// @param isBytes
    ///            whether they are bytes, else a count
    public record Column(String head, boolean isBytes) {}

    /// A row.
    ///
    /// @param name
    ///            what it is of
    /// @param place
    ///            where it is in the flame graph, null if it has no frame
    /// @param values
    ///            a value for each column
    public record Row(String name, @Nullable Link place, List<Long> values) {
        /// Copies the list.
        public Row {
            values = List.copyOf(values);
        }
    }
}
