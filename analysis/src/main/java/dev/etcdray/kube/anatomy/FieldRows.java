package dev.etcdray.kube.anatomy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A resource's tree of fields as rows that add up. */
final class FieldRows {
    /** A field with all below it: its bytes, and how many rows it would be. */
    private record Total(long bytes, int rows) {}

    private final String resource;
    private final double leastBytes;
    private final FieldNames names;
    private final Map<FieldNode, Total> totals = new HashMap<>();
    private final List<FieldBytes> rows = new ArrayList<>();

    private FieldRows(String resource, FieldTree tree, double share, FieldNames names) {
        this.resource = resource;
        this.names = names;
        this.leastBytes = total(tree.root()).bytes * share;
    }

    static List<FieldBytes> of(String resource, FieldTree tree, double share, FieldNames names) {
        FieldRows rows = new FieldRows(resource, tree, share, names);
        rows.add(tree.root());
        return rows.rows;
    }

    /** The tree is a few levels deep, by what the visitor looks into. */
    private Total total(FieldNode node) {
        long bytes = node.bytes();
        int count = 0;
        for (FieldNode child : node.children()) {
            Total below = total(child);
            bytes += below.bytes;
            count += below.rows;
        }
        boolean leaf = count == 0;
        Total total = new Total(bytes, count + (leaf ? node.objects() > 0 ? 1 : 0 : node.bytes() > 0 ? 1 : 0));
        totals.put(node, total);
        return total;
    }

    private Total totalOf(FieldNode node) {
        return totals.getOrDefault(node, new Total(0, 0));
    }

    private void add(FieldNode node) {
        List<FieldNode> below = node.children().stream().filter(child -> totalOf(child).rows > 0).toList();
        List<FieldNode> kept = below.stream().filter(child -> totalOf(child).bytes >= leastBytes).toList();
        boolean root = node.level() == 0;
        boolean allSmall = kept.isEmpty() && node.bytes() < leastBytes;
        if (below.isEmpty() || (allSmall && !root)) {
            if (totalOf(node).rows > 0) {
                row(root ? "(envelope)" : node.path(resource, names), node.objects(), totalOf(node).bytes);
            }
            return;
        }
        kept.forEach(this::add);
        List<FieldBytes> small = new ArrayList<>();
        if (node.bytes() > 0) {
            String name = root ? "(envelope)" : node.path(resource, names) + ".(framing)";
            FieldBytes framing = new FieldBytes(resource, name, node.objects(), node.bytes());
            (framing.bytes() >= leastBytes ? rows : small).add(framing);
        }
        int count = small.size();
        for (FieldNode child : below) {
            if (totalOf(child).bytes < leastBytes) {
                small.add(new FieldBytes(resource, child.path(resource, names), child.objects(), totalOf(child).bytes));
                count += totalOf(child).rows;
            }
        }
        fold(node, small, count);
    }

    private void fold(FieldNode node, List<FieldBytes> small, int count) {
        if (small.size() == 1) {
            rows.addAll(small);
        } else if (!small.isEmpty()) {
            row(node.path(resource, names) + "... (" + count + " smaller)",
                    small.stream().mapToLong(FieldBytes::objects).max().orElse(0),
                    small.stream().mapToLong(FieldBytes::bytes).sum());
        }
    }

    private void row(String field, long objects, long bytes) {
        rows.add(new FieldBytes(resource, field, objects, bytes));
    }
}
