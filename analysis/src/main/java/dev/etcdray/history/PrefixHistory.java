package dev.etcdray.history;

import dev.etcdray.report.Warning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the keys below a prefix did. {@code rows} and {@code others} add up to {@code totals}.
 *
 * @param head what was read
 * @param rows a row a key, most bytes of history first
 * @param others the keys without a row, null when all have one
 * @param totals all keys below the prefix
 * @param warnings what the reader should know before he trusts a figure
 */
public record PrefixHistory(HistoryHead head, List<PrefixRow> rows, @Nullable HistoryTotals others,
        HistoryTotals totals, List<Warning> warnings) {

    /** Copies the lists. */
    public PrefixHistory {
        rows = List.copyOf(rows);
        warnings = List.copyOf(warnings);
    }
}
