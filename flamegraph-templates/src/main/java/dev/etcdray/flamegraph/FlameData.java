package dev.etcdray.flamegraph;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything the flame graph of a report shows, in all its groupings: by resource, by namespace and by prefix, built
/// in
/// the page from the same rows; the file's structure; and the fields of the objects.
///
/// @param title
///            the page's headline
/// @param name
///            what the whole is called: the root of each grouping
/// @param facts
///            shown in the header, in this order
/// @param metrics
///            at least one; the first is shown when the page opens. One with the id `objects` counts what a row without
///            a
///            name stands for
/// @param categories
///            at least one; the order gives the colours
/// @param rows
///            all that can be grouped
/// @param parts
///            what belongs to the whole and is in no row, beside the rows in each grouping
/// @param file
///            the same whole by its structure, null where there is none
/// @param fields
///            what is inside the objects, empty where they were not looked at
/// @param bands
///            the rows by when they were written, oldest first; empty where that is not known
/// @param notes
///            sentences under the graph: what is left out, what is approximate
public record FlameData(String title, String name, List<Fact> facts, List<Metric> metrics, List<Category> categories,
        List<Row> rows, List<Frame> parts, @Nullable Frame file, List<Field> fields, List<Band> bands,
        List<String> notes) {

    /// Copies the lists and checks them against each other.
    ///
    /// @throws IllegalArgumentException
    ///             when something has another number of values than there are metrics, or an unknown category; when the
    ///             file
    ///             does not add up to the rows and the parts, or the bands have more than the rows
    public FlameData {
        facts = List.copyOf(facts);
        metrics = List.copyOf(metrics);
        categories = List.copyOf(categories);
        rows = List.copyOf(rows);
        parts = List.copyOf(parts);
        fields = List.copyOf(fields);
        bands = List.copyOf(bands);
        notes = List.copyOf(notes);
        Set<String> known = new HashSet<>();
        categories.forEach(category -> known.add(category.id()));
        // the checks of a plain graph are those of the parts and of the file
        new FlameGraph(title, facts, metrics, categories, new Frame(name, categories.getFirst().id(),
                totals(metrics.size(), rows, parts), parts), notes);
        if (file != null) {
            new FlameGraph(title, facts, metrics, categories, file, notes);
            sameTotals(metrics, file, totals(metrics.size(), rows, parts));
        }
        checkAll(rows, metrics.size(), known);
        for (Band band : bands) {
            checkAll(band.rows(), metrics.size(), known);
        }
        for (Field field : fields) {
            if (!known.contains(field.category())) {
                throw new IllegalArgumentException(field + " is of an unknown category");
            }
        }
    }

    private static void checkAll(List<Row> rows, int metrics, Set<String> categories) {
        for (Row row : rows) {
            if (row.metrics() != metrics || !categories.contains(row.place().category())) {
                throw new IllegalArgumentException(
                        row + " has another number of values than %d, or an unknown category".formatted(metrics));
            }
        }
    }

    private static void sameTotals(List<Metric> metrics, Frame file, long[] totals) {
        for (int m = 0; m < totals.length; m++) {
            if (file.value(m) != totals[m]) {
                throw new IllegalArgumentException("%s: the file has %,d, its rows and parts %,d".formatted(
                        metrics.get(m).id(), file.value(m), totals[m]));
            }
        }
    }

    /// For each metric what the rows and the parts come to.
    long[] totals() {
        return totals(metrics.size(), rows, parts);
    }

    private static long[] totals(int metrics, List<Row> rows, List<Frame> parts) {
        long[] totals = new long[metrics];
        for (int m = 0; m < metrics; m++) {
            for (Row row : rows) {
                totals[m] = Math.addExact(totals[m], row.value(m));
            }
            for (Frame part : parts) {
                totals[m] = Math.addExact(totals[m], part.value(m));
            }
        }
        return totals;
    }
}
