package dev.etcdray.reclaim;

import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What bbolt does at a commit with nodes that lost elements: too small ones are merged with a neighbour. It visits them
 * in the order of a Go map; a shuffle stands for that. Source: bbolt, node.go, rebalance; bucket.go, rebalance.
 */
final class Rebalance {
    private final SizeTree tree;
    private final BranchLoader loader;

    Rebalance(SizeTree tree, BranchLoader loader) {
        this.tree = tree;
        this.loader = loader;
    }

    void all(SplittableRandom random) {
        // Nodes that are read from here on have lost nothing, so visiting them would change nothing.
        Node[] nodes = tree.materialised.toArray(new Node[0]);
        for (int i = nodes.length - 1; i >= 0; i--) {
            int chosen = random.nextInt(i + 1);
            Node node = nodes[chosen];
            nodes[chosen] = nodes[i];
            if (!node.removed) {
                upFrom(node);
            }
        }
    }

    /** A merge takes an element from the branch above, which may be too small then. */
    private void upFrom(Node start) {
        Node node = start;
        while (node != null) {
            node = one(node);
        }
    }

    /** Returns the node that lost an element by it, if any. */
    private @Nullable Node one(Node node) {
        boolean unbalanced = node.unbalanced;
        node.unbalanced = false;
        if (!unbalanced || isLargeEnough(node)) {
            return null;
        }
        Node parent = node.parent;
        if (parent == null) {
            collapse(node);
            return null;
        }
        int index = node.index();
        if (node.elements() == 0) {
            remove(node, parent, index);
        } else {
            boolean first = index == 0;
            if (parent.elements() < 2) {
                throw new IllegalArgumentException("a branch of one child, which bbolt does not write");
            }
            Node sibling = parent.children.get(first ? 1 : index - 1);
            loader.load(sibling);
            tree.materialise(sibling);
            merge(first ? node : sibling, first ? sibling : node, parent, Math.max(index, 1));
        }
        parent.unbalanced = true;
        return parent;
    }

    private boolean isLargeEnough(Node node) {
        return node.elements() > node.minElements() && node.exceeds(tree.pageSizeBytes / Sizes.MERGE_PART_OF_PAGE);
    }

    private void merge(Node left, Node right, Node parent, int rightIndex) {
        if (tree.cursorLeaf == right) {
            tree.cursorLeaf = left;
            tree.cursorIndex += left.count;
        }
        left.takeAll(right);
        remove(right, parent, rightIndex);
    }

    private void remove(Node node, Node parent, int index) {
        parent.children.remove(index);
        node.removed = true;
        tree.free(node);
    }

    /** A root branch of one child becomes that child. */
    private void collapse(Node root) {
        if (root.leaf || root.elements() != 1) {
            return;
        }
        List<Node> children = root.children;
        Node child = children.getFirst();
        loader.load(child);
        root.become(child);
        if (Objects.equals(tree.cursorLeaf, child)) {
            tree.cursorLeaf = root;
        }
        child.removed = true;
        tree.free(child);
    }
}
