package dev.etcdray.flamegraph;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Everything one page shows.
///
/// @param title
///            the page's headline
/// @param facts
///            shown in the header, in this order
/// @param metrics
///            at least one; the first is shown when the page opens
/// @param categories
///            at least one; the order gives the colours
/// @param root
///            the whole; its values are the totals that every share is of
/// @param notes
///            sentences under the graph: what is left out, what is approximate
public record FlameGraph(String title, List<Fact> facts, List<Metric> metrics, List<Category> categories, Frame root,
        List<String> notes) {

    /// The largest value a page can hold: browsers count in doubles, exact up to 2^53.
    public static final long MAX_VALUE = 1L << 53;

    /// Copies the lists and checks the tree against them.
    ///
    /// @throws IllegalArgumentException
    ///             with the frame's path, when a frame has another number of values than there are
    ///             metrics, an unknown category, or a value above [#MAX_VALUE]; when there is no metric or no category,
    ///             or an
    ///             id is there twice
    public FlameGraph {
        facts = List.copyOf(facts);
        metrics = List.copyOf(metrics);
        categories = List.copyOf(categories);
        notes = List.copyOf(notes);
        uniqueIds("metric", metrics, Metric::id);
        Set<String> known = uniqueIds("category", categories, Category::id);
        FlatTree tree = FlatTree.of(root);
        for (int i = 0; i < tree.size(); i++) {
            check(tree, i, metrics, known);
        }
    }

    private static <T> Set<String> uniqueIds(String what, List<T> all, Function<T, String> id) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("a flame graph needs at least one " + what);
        }
        Set<String> seen = new HashSet<>();
        for (T each : all) {
            if (!seen.add(id.apply(each))) {
                throw new IllegalArgumentException("%s \"%s\" is there twice".formatted(what, id.apply(each)));
            }
        }
        return seen;
    }

    private static void check(FlatTree tree, int index, List<Metric> metrics, Set<String> categories) {
        Frame frame = tree.frame(index);
        if (frame.metrics() != metrics.size()) {
            throw new IllegalArgumentException("frame \"%s\" has %d values for %d metrics".formatted(tree.path(index),
                    frame.metrics(), metrics.size()));
        }
        if (!categories.contains(frame.category())) {
            throw new IllegalArgumentException("frame \"%s\" is of the category \"%s\", which the graph does not have"
                    .formatted(tree.path(index), frame.category()));
        }
        for (int metric = 0; metric < metrics.size(); metric++) {
            if (frame.value(metric) > MAX_VALUE) {
                throw new IllegalArgumentException(
                        "frame \"%s\": %s is %,d, above 2^53: a browser could not show it exactly"
                                .formatted(tree.path(index), metrics.get(metric).id(), frame.value(metric)));
            }
        }
    }
}
