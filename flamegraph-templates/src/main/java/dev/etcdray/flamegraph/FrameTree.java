package dev.etcdray.flamegraph;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Counting frames, and keeping a tree to a number of them.
public final class FrameTree {
    /// How many frames a page holds unless told otherwise: about half a megabyte, drawn in a quarter of a second.
    public static final int DEFAULT_BUDGET = 50_000;

    private static final int SMALLEST_BUDGET = 100;

    private FrameTree() {
    }

    /// What [#prune] made.
    ///
    /// @param root
    ///            the tree, the same totals for every metric and every category
    /// @param removed
    ///            how many frames of the given tree are no longer there by name
    public record Pruned(Frame root, int removed) {}

    /// How many frames there are, the root included.
    public static int count(Frame root) {
        return FlatTree.of(root).size();
    }

    /// Keeps the largest frames, at most `budget` with those that stand for the rest: what is removed below a frame
    /// becomes
    /// one frame "… N smaller" beside its siblings, one for each category it was of. How large a frame is: its share of
    /// the
    /// root under the metric where that is largest, so what is small on disk and large in history stays. All sums stay
    /// exact, by metric and by category; N counts the removed frames that have something of their own.
    ///
    /// @throws IllegalArgumentException
    ///             when `budget` is under 100, or under what the categories at the root alone need
    public static Pruned prune(Frame root, int budget) {
        if (budget < SMALLEST_BUDGET) {
            throw new IllegalArgumentException("a budget of %d frames is under %d".formatted(budget, SMALLEST_BUDGET));
        }
        FlatTree tree = FlatTree.of(root);
        if (tree.size() <= budget) {
            return new Pruned(root, 0);
        }
        Selection largest = largest(tree, budget);
        return new Pruned(rebuild(tree, largest), tree.size() - largest.kept());
    }

    /// The most frames whose stand-ins also fit, by halving.
    private static Selection largest(FlatTree tree, int budget) {
        int[] bySize = bySize(tree);
        long[][] own = tree.ownValues();
        Selection best = new Selection(tree, own, bySize, 1);
        if (best.frames() > budget) {
            throw new IllegalArgumentException(
                    "%d categories at the root do not fit a budget of %d frames".formatted(best.frames() - 1, budget));
        }
        int low = 1;
        int high = budget;
        while (low < high) {
            int middle = low + (high - low + 1) / 2;
            Selection tried = new Selection(tree, own, bySize, middle);
            if (tried.frames() <= budget) {
                low = middle;
                best = tried;
            } else {
                high = middle - 1;
            }
        }
        return best;
    }

    /// All frames, largest first. A parent is never smaller than its child and stands before it where they are equal,
    /// so any
    /// first part of this order is a tree.
    private static int[] bySize(FlatTree tree) {
        Frame root = tree.frame(0);
        double[] size = new double[tree.size()];
        for (int i = 0; i < size.length; i++) {
            for (int metric = 0; metric < root.metrics(); metric++) {
                double total = root.value(metric);
                size[i] = Math.max(size[i], total == 0 ? 0 : tree.frame(i).value(metric) / total);
            }
        }
        return IntStream.range(0, size.length).boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -size[i]).thenComparingInt(i -> i))
                .mapToInt(Integer::intValue).toArray();
    }

    /// From the last frame to the first: children are ready before their parent.
    private static Frame rebuild(FlatTree tree, Selection selection) {
        Map<Integer, Deque<Frame>> ready = new TreeMap<>();
        for (int i = tree.size() - 1; i >= 0; i--) {
            if (!selection.keeps(i)) {
                continue;
            }
            Deque<Frame> removed = ready.remove(i);
            Deque<Frame> children = removed == null ? new ArrayDeque<>() : removed;
            selection.standIns(i).forEach(children::addLast);
            Frame frame = tree.frame(i);
            Frame made = new Frame(frame.name(), frame.category(), frame.kind(), frame.values(),
                    children.stream().toList());
            if (i == 0) {
                return made;
            }
            ready.computeIfAbsent(tree.parent(i), parent -> new ArrayDeque<>()).addFirst(made);
        }
        throw new AssertionError("the root is always kept: " + Arrays.toString(tree.frame(0).values()));
    }
}
