package dev.etcdray.flamegraph;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// One node of the tree. `values` has one entry for each metric of the graph, in its order and unit (bytes or a count),
/// and
/// includes the children's; children need not add up to it: the rest is the frame's own.
///
/// Arrays and lists are copied in and out, so a frame never changes. Equality is by content, all the way down, without
/// recursion; `hashCode` and `toString` do not look at the children.
///
/// @param name
///            shown as text, whatever it holds; control and bidi characters are made visible by the page
/// @param category
///            the id of a [Category] of the graph
/// @param kind
///            what the frame is one of, such as `resource` or `namespace`, where a reader may want to sum up all frames
///            of
///            one kind and name, wherever they stand; else empty. Formats that have labels show it as one
/// @param values
///            for each metric 0 or more
/// @param children
///            the frames inside
@SuppressWarnings("ArrayRecordComponent") // never handed out: copied in the constructor and in values()
public record Frame(String name, String category, String kind, long[] values, List<Frame> children) {
    /// Copies `values` and `children`.
    ///
    /// @throws IllegalArgumentException
    ///             when a value is negative, when a child has another number of values, or when the
    ///             children add up to more than the frame has
    public Frame {
        values = values.clone();
        children = List.copyOf(children);
        for (int metric = 0; metric < values.length; metric++) {
            checkMetric(name, values, children, metric);
        }
    }

    /// A frame of no kind.
    public Frame(String name, String category, long[] values, List<Frame> children) {
        this(name, category, "", values, children);
    }

    private static void checkMetric(String name, long[] values, List<Frame> children, int metric) {
        if (values[metric] < 0) {
            throw new IllegalArgumentException(
                    "frame \"%s\": value %,d of metric %d is negative".formatted(name, values[metric], metric));
        }
        long left = values[metric];
        for (Frame child : children) {
            if (child.values.length != values.length) {
                throw new IllegalArgumentException("frame \"%s / %s\" has %d values, its parent %d".formatted(name,
                        child.name, child.values.length, values.length));
            }
            // subtracting cannot overflow where adding could
            if (child.values[metric] > left) {
                throw new IllegalArgumentException(
                        "frame \"%s\": up to \"%s\" its children have %,d more of metric %d than its own %,d".formatted(
                                name, child.name, child.values[metric] - left, metric, values[metric]));
            }
            left -= child.values[metric];
        }
    }

    /// A frame with nothing inside.
    public static Frame leaf(String name, String category, long... values) {
        return new Frame(name, category, values, List.of());
    }

    /// A frame that is the sum of what is inside, with nothing of its own.
    ///
    /// @throws IllegalArgumentException
    ///             when `children` is empty: how many metrics there are would be a guess
    /// @throws ArithmeticException
    ///             when a sum passes 2^63
    public static Frame sum(String name, String category, List<Frame> children) {
        if (children.isEmpty()) {
            throw new IllegalArgumentException("frame \"%s\" is a sum of nothing".formatted(name));
        }
        long[] sums = new long[children.getFirst().values.length];
        for (Frame child : children) {
            for (int metric = 0; metric < sums.length; metric++) {
                sums[metric] = Math.addExact(sums[metric], child.value(metric));
            }
        }
        return new Frame(name, category, sums, children);
    }

    /// A copy of the values, one for each metric.
    @Override
    public long[] values() {
        return values.clone();
    }

    /// The value for one metric, by its place in the graph's list.
    public long value(int metric) {
        return values[metric];
    }

    /// How many metrics the frame has values for.
    public int metrics() {
        return values.length;
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Frame that)) {
            return false;
        }
        Deque<Frame> mine = new ArrayDeque<>(List.of(this));
        Deque<Frame> theirs = new ArrayDeque<>(List.of(that));
        while (!mine.isEmpty()) {
            Frame a = mine.removeLast();
            Frame b = theirs.removeLast();
            if (!a.sameButChildren(b)) {
                return false;
            }
            mine.addAll(a.children);
            theirs.addAll(b.children);
        }
        return true;
    }

    private boolean sameButChildren(Frame that) {
        return name.equals(that.name) && category.equals(that.category) && kind.equals(that.kind)
                && Arrays.equals(values, that.values)
                && children.size() == that.children.size();
    }

    @Override
    public int hashCode() {
        return 31 * (31 * name.hashCode() + Arrays.hashCode(values)) + children.size();
    }

    @Override
    public String toString() {
        return "Frame[%s, %s, %s, %d inside]".formatted(name, category, Arrays.toString(values), children.size());
    }
}
