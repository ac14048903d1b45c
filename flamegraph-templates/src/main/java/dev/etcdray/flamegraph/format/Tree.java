package dev.etcdray.flamegraph.format;

import dev.etcdray.flamegraph.Frame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// A tree of frames as a list, depth first: a frame stands right before what is in it. Loops over it need no recursion.
final class Tree {
    private final List<Node> nodes;

    /// A frame and where it stands.
    ///
    /// @param parent
    ///            index of the frame that it is in; -1 for the root
    /// @param depth
    ///            0 for the root
    record Node(Frame frame, int parent, int depth) {}

    private Tree(List<Node> nodes) {
        this.nodes = nodes;
    }

    static Tree of(Frame root) {
        List<Node> nodes = new ArrayList<>();
        Deque<Node> left = new ArrayDeque<>(List.of(new Node(root, -1, 0)));
        while (!left.isEmpty()) {
            Node node = left.removeLast();
            int index = nodes.size();
            nodes.add(node);
            for (Frame child : node.frame().children().reversed()) {
                left.addLast(new Node(child, index, node.depth() + 1));
            }
        }
        return new Tree(nodes);
    }

    List<Node> nodes() {
        return nodes;
    }

    Frame frame(int index) {
        return nodes.get(index).frame();
    }

    int parent(int index) {
        return nodes.get(index).parent();
    }

    int size() {
        return nodes.size();
    }

    /// What a frame has of a metric beside what is in it.
    long own(int index, int metric) {
        return own(frame(index), metric);
    }

    static long own(Frame frame, int metric) {
        long own = frame.value(metric);
        for (Frame child : frame.children()) {
            own -= child.value(metric);
        }
        return own;
    }

    /// Indexes from the root to a frame.
    int[] path(int index) {
        int[] path = new int[nodes.get(index).depth() + 1];
        for (int i = index, at = path.length - 1; i >= 0; i = parent(i), at--) {
            path[at] = i;
        }
        return path;
    }
}
