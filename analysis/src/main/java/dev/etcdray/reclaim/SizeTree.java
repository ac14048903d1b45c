package dev.etcdray.reclaim;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A bucket's tree by the sizes of its elements, and the nodes of it that the current transaction works on. A place in
 * it, the cursor, is kept while nodes merge and split around it.
 */
final class SizeTree {
    final int pageSizeBytes;
    final double fill;
    final PageSpace space;
    Node root;
    /** Nodes of this transaction, the removed ones too. */
    final List<Node> materialised = new ArrayList<>();
    @Nullable
    Node cursorLeaf;
    int cursorIndex;

    SizeTree(Node root, int pageSizeBytes, double fill, PageSpace space) {
        this.root = root;
        this.pageSizeBytes = pageSizeBytes;
        this.fill = fill;
        this.space = space;
    }

    /** Reads the nodes from the root down to this one, as bbolt does before it changes one. */
    void materialisePath(Node node) {
        for (Node at = node; at != null && !at.materialised; at = at.parent) {
            materialise(at);
        }
    }

    void materialise(Node node) {
        if (!node.materialised) {
            if (node.isSealed()) {
                throw new IllegalStateException("a transaction reached back behind what was finished");
            }
            node.materialised = true;
            materialised.add(node);
        }
    }

    /** Puts an element behind all others. The cursor is at the end of the last leaf. */
    void append(long entry) {
        Node last = Objects.requireNonNull(cursorLeaf);
        materialisePath(last);
        last.addEntry(entry);
        cursorIndex = last.count;
    }

    boolean isTouched() {
        return root.materialised;
    }

    /** Whether bbolt would store this bucket in the element that names it. */
    boolean isInlineable() {
        return root.leaf && root.bytes() <= pageSizeBytes / Sizes.INLINE_PART_OF_PAGE;
    }

    /** Gives the pages back of a bucket that is inline from now on. */
    void makeInline() {
        free(root);
    }

    /** Gives the pages back. */
    void free(Node node) {
        if (node.pageId != 0) {
            space.free(node.pageId, node.pages);
            node.pageId = 0;
            node.pages = 0;
        }
    }

    /** The leaf behind this one in key order, if any. */
    @Nullable
    Node next(Node leaf, BranchLoader loader) {
        for (Node node = leaf; node.parent != null; node = node.parent) {
            List<Node> siblings = node.parent.children;
            int next = node.index() + 1;
            if (next < siblings.size()) {
                return first(siblings.get(next), loader);
            }
        }
        return null;
    }

    /** The first leaf at or below a node. */
    static Node first(Node top, BranchLoader loader) {
        Node node = top;
        while (!node.leaf) {
            loader.load(node);
            node = node.children.getFirst();
        }
        return node;
    }

    /**
     * Drops the leaves that lie so far before the cursor that no transaction comes back to them: a leaf or branch merges
     * with its direct neighbour at most.
     */
    void sealBehindCursor(int branchesToKeep) {
        Node branch = cursorLeaf == null ? null : cursorLeaf.parent;
        for (int kept = 0; branch != null && !branch.isSealed(); kept++) {
            if (kept > branchesToKeep) {
                branch.seal();
            }
            branch = before(branch);
        }
    }

    /** The node before this one on the same level, if any. */
    private static @Nullable Node before(Node start) {
        int up = 0;
        for (Node node = start; node.parent != null; node = node.parent, up++) {
            int index = node.index();
            if (index > 0) {
                Node found = node.parent.children.get(index - 1);
                for (; up > 0; up--) {
                    found = found.children.getLast();
                }
                return found;
            }
        }
        return null;
    }

    /** After the nodes were written. */
    void endTransaction() {
        for (Node node : materialised) {
            node.materialised = false;
            node.unbalanced = false;
            node.spillIndex = 0;
        }
        materialised.clear();
    }
}
