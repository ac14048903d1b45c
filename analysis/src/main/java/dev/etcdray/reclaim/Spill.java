package dev.etcdray.reclaim;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How bbolt writes the nodes of a transaction: children before their parents, each split where it outgrew its page, each
 * to newly allocated pages. Source: bbolt, node.go: spill, split, splitTwo, splitIndex.
 */
final class Spill {
    private final SizeTree tree;

    Spill(SizeTree tree) {
        this.tree = tree;
    }

    void all() {
        Node node = tree.root;
        while (true) {
            Node child = nextMaterialised(node);
            if (child != null) {
                node = child;
                continue;
            }
            List<Node> pieces = split(node);
            pieces.forEach(this::write);
            if (node == tree.root && pieces.size() == 1) {
                return;
            }
            if (node == tree.root) {
                node = newRoot(pieces);
            } else {
                Node parent = Objects.requireNonNull(node.parent);
                parent.addChildren(parent.spillIndex, pieces.subList(1, pieces.size()));
                parent.spillIndex += pieces.size() - 1;
                node = parent;
            }
        }
    }

    private static @org.jspecify.annotations.Nullable Node nextMaterialised(Node node) {
        while (node.spillIndex < node.children.size()) {
            Node child = node.children.get(node.spillIndex++);
            if (child.materialised) {
                return child;
            }
        }
        return null;
    }

    private Node newRoot(List<Node> pieces) {
        Node root = Node.branch(0, 0);
        pieces.forEach(root::addChild);
        root.spillIndex = pieces.size();
        tree.materialise(root);
        tree.root = root;
        return root;
    }

    private void write(Node node) {
        tree.free(node);
        node.pages = Sizes.pages(node.bytes(), tree.pageSizeBytes);
        node.pageId = tree.space.allocate(node.pages);
        node.keyBytes = node.elements() == 0 ? node.keyBytes : node.elementKeyBytes(0);
    }

    /** The node with its first elements, then new nodes with the others. */
    private List<Node> split(Node node) {
        List<Node> pieces = new ArrayList<>(1);
        pieces.add(node);
        int end = node.elements();
        int firstCut = cut(node, 0, end);
        for (int from = firstCut; from < end;) {
            int to = cut(node, from, end);
            Node piece = node.sibling();
            node.moveTail(from, to, piece);
            moveCursor(node, piece, from, to, end);
            pieces.add(piece);
            from = to;
        }
        if (firstCut < end) {
            node.truncate(firstCut);
        }
        return pieces;
    }

    /** The cursor stands before an element, or behind the last one. */
    private void moveCursor(Node node, Node piece, int from, int to, int end) {
        boolean inside = tree.cursorIndex >= from && (tree.cursorIndex < to || to == end);
        if (tree.cursorLeaf == node && inside) {
            tree.cursorLeaf = piece;
            tree.cursorIndex -= from;
        }
    }

    /** Where the page ends that begins with an element: at {@code end} if the rest is not split. */
    private int cut(Node node, int from, int end) {
        int elements = end - from;
        if (elements <= 2 * Sizes.MIN_KEYS_PER_PAGE || fitsPage(node, from, end)) {
            return end;
        }
        long threshold = (long) (tree.pageSizeBytes * tree.fill);
        long bytes = Sizes.PAGE_HEADER_BYTES;
        int last = elements - Sizes.MIN_KEYS_PER_PAGE - 1;
        for (int i = 0; i < last; i++) {
            bytes += node.elementBytes(from + i);
            boolean full = bytes > threshold;
            if (full && i >= Sizes.MIN_KEYS_PER_PAGE) {
                return from + i;
            }
        }
        return from + last;
    }

    private boolean fitsPage(Node node, int from, int end) {
        long bytes = Sizes.PAGE_HEADER_BYTES;
        for (int i = from; i < end; i++) {
            bytes += node.elementBytes(i);
            if (bytes >= tree.pageSizeBytes) {
                return false;
            }
        }
        return true;
    }
}
