package dev.etcdray.reclaim;

import java.util.ArrayList;
import java.util.List;

/** Bucket {@code key} from its shape and its leaves; leaves are read as the simulation gets to their branch. */
final class LeafReader implements BranchLoader {
    private final KeyLeaves.Cursor cursor;
    private final List<Node> lowestBranches = new ArrayList<>();
    private final Node root;
    private int nextBranch;
    private long work;

    LeafReader(KeyLeaves leaves, TreeShape shape) {
        this.cursor = leaves.cursor();
        List<Node> below = List.of();
        for (TreeShape.Level level : shape.levels()) {
            below = level(level, below);
        }
        root = below.isEmpty() ? leaf() : below.getFirst();
    }

    private List<Node> level(TreeShape.Level level, List<Node> below) {
        List<Node> nodes = new ArrayList<>(level.size());
        int next = 0;
        for (int i = 0; i < level.size(); i++) {
            Node node = Node.branch(level.pageId(i), level.pages(i));
            if (below.isEmpty()) {
                node.unloaded = level.children(i);
                lowestBranches.add(node);
            }
            for (int child = 0; !below.isEmpty() && child < level.children(i); child++) {
                node.addChild(below.get(next++));
            }
            nodes.add(node);
        }
        return nodes;
    }

    Node root() {
        return root;
    }

    /** How much was read, in leaves, an entry being a small part of one. */
    long work() {
        return work;
    }

    @Override
    public void load(Node branch) {
        if (branch.unloaded == 0) {
            return;
        }
        if (lowestBranches.get(nextBranch) != branch) {
            throw new IllegalStateException("branch pages are needed out of their order");
        }
        lowestBranches.set(nextBranch++, root); // Not kept from the collector.
        for (; branch.unloaded > 0; branch.unloaded--) {
            branch.addChild(leaf());
        }
    }

    private Node leaf() {
        if (!cursor.nextLeaf()) {
            throw new IllegalArgumentException("bucket key has fewer leaves than its branches say");
        }
        Node leaf = Node.leaf(cursor.pageId(), cursor.pages());
        while (cursor.nextItem()) {
            if (cursor.isFreed()) {
                addRun(leaf, cursor.entries(), cursor.bytes());
            } else {
                leaf.addEntry(Entry.of(cursor.bytes(), cursor.keyBytes(), false));
            }
        }
        leaf.keyBytes = leaf.count == 0 ? leaf.keyBytes : leaf.elementKeyBytes(0);
        work += 1 + leaf.count / 16;
        return leaf;
    }

    /**
     * The sizes of freed entries are not known one by one, so a run is cut evenly. That matters only where one transaction
     * ends inside a run: the bytes of the other part then stay in the leaf until the next.
     */
    private static void addRun(Node leaf, int entries, long bytes) {
        for (int i = 0; i < entries; i++) {
            long share = bytes * (i + 1) / entries - bytes * i / entries;
            leaf.addEntry(Entry.of(share, Sizes.REVISION_BYTES, true));
        }
    }
}
