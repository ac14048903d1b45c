package dev.etcdray.flamegraph;

import java.util.List;

/// What was written in a range of revisions, by place.
///
/// @param from
///            first revision, inclusive
/// @param to
///            last revision, inclusive
/// @param rows
///            one a place, none of them named
public record Band(long from, long to, List<Row> rows) {

    /// Copies the list.
    ///
    /// @throws IllegalArgumentException
    ///             when a row is named
    public Band {
        rows = List.copyOf(rows);
        for (Row row : rows) {
            if (row.name() != null) {
                throw new IllegalArgumentException("the band %d-%d names \"%s\"".formatted(from, to, row.name()));
            }
        }
    }
}
