package dev.etcdray.flamegraph.format;

import dev.etcdray.flamegraph.Frame;
import dev.etcdray.flamegraph.PlainText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// Which boxes a picture shows, and where: siblings by size, and those too narrow to be seen together in one.
///
/// @param all
///            a frame stands before what is in it
/// @param levels
///            how many rows they take
record SvgBoxes(List<Box> all, int levels) {
    /// Of the root.
    static final double WIDTH = 1176;
    private static final double NARROWEST = 1;

    /// A box.
    ///
    /// @param category
    ///            of all that is in it; empty when there are several
    /// @param rest
    ///            whether it stands for several frames
    record Box(String name, String category, long value, double x, double width, int level, boolean rest) {}

    /// A frame that is to be drawn, by its place in the tree.
    private record Drawn(int index, double x, double width, int level) {}

    static SvgBoxes of(Frame root, int metric) {
        Tree tree = Tree.of(root);
        boolean[] mixed = mixed(tree);
        List<List<Integer>> children = children(tree);
        List<Box> boxes = new ArrayList<>();
        Deque<Drawn> left = new ArrayDeque<>(List.of(new Drawn(0, 0, WIDTH, 0)));
        while (!left.isEmpty()) {
            Drawn drawn = left.removeFirst();
            Frame frame = tree.frame(drawn.index());
            boxes.add(new Box(Functions.name(frame), mixed[drawn.index()] ? "" : frame.category(), frame.value(metric),
                    drawn.x(), drawn.width(), drawn.level(), false));
            List<Integer> bySize = children.get(drawn.index()).stream()
                    .filter(child -> tree.frame(child).value(metric) > 0)
                    .sorted(Comparator.comparingLong(child -> -tree.frame(child).value(metric))).toList();
            addChildren(drawn, tree, metric, bySize, left, boxes);
        }
        return new SvgBoxes(boxes, boxes.stream().mapToInt(Box::level).max().orElse(0) + 1);
    }

    private static void addChildren(Drawn parent, Tree tree, int metric, List<Integer> bySize, Deque<Drawn> left,
            List<Box> boxes) {
        double perUnit = parent.width() / Math.max(1, tree.frame(parent.index()).value(metric));
        double x = parent.x();
        int level = parent.level() + 1;
        for (int i = 0; i < bySize.size(); i++) {
            double width = tree.frame(bySize.get(i)).value(metric) * perUnit;
            if (width < NARROWEST) {
                List<Integer> rest = bySize.subList(i, bySize.size());
                long value = rest.stream().mapToLong(index -> tree.frame(index).value(metric)).sum();
                if (value * perUnit >= NARROWEST) {
                    boxes.add(new Box("… " + PlainText.count(rest.size()) + " smaller", "", value, x, value * perUnit,
                            level, true));
                }
                return;
            }
            left.addLast(new Drawn(bySize.get(i), x, width, level));
            x += width;
        }
    }

    /// Whether a frame holds one of another category than its own, for every frame.
    private static boolean[] mixed(Tree tree) {
        boolean[] mixed = new boolean[tree.size()];
        for (int i = tree.size() - 1; i > 0; i--) {
            int parent = tree.parent(i);
            mixed[parent] |= mixed[i] || !tree.frame(i).category().equals(tree.frame(parent).category());
        }
        return mixed;
    }

    private static List<List<Integer>> children(Tree tree) {
        List<List<Integer>> children = new ArrayList<>();
        for (int i = 0; i < tree.size(); i++) {
            children.add(new ArrayList<>());
            if (i > 0) {
                children.get(tree.parent(i)).add(i);
            }
        }
        return children;
    }
}
