package dev.etcdray.cli.flame;

import dev.etcdray.flamegraph.Frame;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A frame that grows. Only leaves are measured, and what is measured goes up to the root: sums hold by construction. */
final class Node {
    private final @Nullable Node parent;
    private final String name;
    private final String category;
    private final String kind;
    private final long[] values;
    private final Map<Id, Node> children = new LinkedHashMap<>();

    /** A namespace and an object may have the same name: what a child is tells them apart. */
    private record Id(Level level, String name) {}

    /** What a frame stands for. */
    enum Level {
        KEY_SPACE(""),
        PREFIX("prefix"),
        RESOURCE("resource"),
        NAMESPACE("namespace"),
        OBJECT(""),
        REST(""),
        PART("");

        /** What frames are summed up by, wherever they stand; empty for nothing. */
        private final String kind;

        Level(String kind) {
            this.kind = kind;
        }
    }

    private Node(@Nullable Node parent, String name, String category, String kind, int metrics) {
        this.values = new long[metrics];
        this.parent = parent;
        this.name = name;
        this.category = category;
        this.kind = kind;
    }

    /** The root of frames with so many values. */
    static Node root(String name, int metrics) {
        return new Node(null, name, Categories.OTHER, "", metrics);
    }

    /** The child, made if it is not there. */
    Node child(Level level, String childName, String childCategory) {
        return children.computeIfAbsent(new Id(level, childName),
                id -> new Node(this, childName, childCategory, level.kind, values.length));
    }

    /** Adds to this and to all that hold it. */
    void add(long[] measured) {
        for (Node node = this; node != null; node = node.parent) {
            for (int i = 0; i < measured.length; i++) {
                node.values[i] = Math.addExact(node.values[i], measured[i]);
            }
        }
    }

    /** This and all in it, larger ones first. The depth is that of the levels above. */
    Frame frame() {
        List<Frame> frames = children.values().stream()
                .sorted(Comparator.comparingLong((Node node) -> -node.values[Measures.BYTES])
                        .thenComparing(node -> node.name))
                .map(Node::frame).toList();
        return new Frame(name, category, kind, values, frames);
    }
}
