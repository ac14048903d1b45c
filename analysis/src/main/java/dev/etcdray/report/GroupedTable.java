package dev.etcdray.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one table of {@code --by}.
 *
 * @param by the dimensions, in the order asked for
 * @param rows one a combination, largest first
 * @param omittedRows rows that {@code --top} left out
 * @param omitted what they add up to
 */
public record GroupedTable(List<String> by, List<Row> rows, long omittedRows, StateTotals omitted) {

    /** Copies the lists. */
    public GroupedTable {
        by = List.copyOf(by);
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param group one value a dimension; null where it has none (a cluster-scoped object's namespace)
     * @param totals what is in it; revisions 0 and only {@code bytes} known for entries outside bucket {@code key}
     */
    public record Row(List<@Nullable String> group, StateTotals totals) {

        /** Copies the list. */
        public Row {
            group = Collections.unmodifiableList(new ArrayList<>(group));
        }
    }
}
