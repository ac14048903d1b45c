package dev.etcdray.breakdown;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * Turns directories outside Kubernetes into rows: split at slashes, the largest prefix first, as long as there are
 * fewer than a thousand rows; what has no room is one row "... (N others)". Keys without a slash are "(root)".
 */
final class PrefixRows {
    private static final Comparator<Node> LARGEST_FIRST = Comparator
            .comparingLong((Node node) -> -node.total.sums().bytes()).thenComparing(node -> node.path);

    private final int bands;
    private final int limit;

    /** A prefix: what is below it in all, and what is directly in it. */
    private static final class Node {
        private final String path;
        private final Tally total;
        private final Tally own;
        private final Map<String, Node> children = new TreeMap<>();

        Node(String path, int bands) {
            this.path = path;
            this.total = new Tally(new Place(null, null, null, path), bands);
            this.own = new Tally(new Place(null, null, null, path), bands);
        }

        /** Rows that this node becomes when it is split. */
        int splitRows() {
            return children.size() + (own.sums().isEmpty() ? 0 : 1);
        }
    }

    PrefixRows(int bands, int limit) {
        this.bands = bands;
        this.limit = limit;
    }

    /** The rows; what they hold is what the directories hold. */
    List<Breakdown.Group> rows(Map<String, Tally> directories, boolean merged) {
        Node root = new Node("", bands);
        directories.forEach((directory, tally) -> {
            if (!tally.sums().isEmpty()) { // A filter can leave a directory nothing.
                insert(root, directory, tally);
            }
        });
        List<Breakdown.Group> rows = new ArrayList<>();
        if (!root.own.sums().isEmpty()) {
            rows.add(row(root.own, merged ? "(all prefixes)" : "(root)"));
        }
        int most = limit - rows.size();
        List<Node> shown = new ArrayList<>();
        split(root.children.values(), most, shown);
        shown.sort(LARGEST_FIRST);
        int room = shown.size() > most ? most - 1 : shown.size();
        shown.subList(0, room).forEach(node -> rows.add(row(node.total, Directories.text(node.path))));
        if (room < shown.size()) {
            Tally rest = new Tally(new Place(null, null, null, ""), bands);
            shown.subList(room, shown.size()).forEach(node -> rest.add(node.total));
            rows.add(row(rest, "... (" + (shown.size() - room) + " others)"));
        }
        return rows;
    }

    private void insert(Node root, String directory, Tally tally) {
        Node node = root;
        int end = 0;
        while (end < directory.length()) {
            int slash = directory.indexOf('/', Math.max(1, end));
            end = slash < 0 ? directory.length() : slash + 1;
            String path = directory.substring(0, end);
            node = node.children.computeIfAbsent(path, key -> new Node(key, bands));
            node.total.add(tally);
        }
        node.own.add(tally);
    }

    /** Splits the largest prefix that has room for its parts, again and again. */
    private void split(Collection<Node> top, int most, List<Node> shown) {
        PriorityQueue<Node> open = new PriorityQueue<>(LARGEST_FIRST);
        open.addAll(top);
        int count = top.size();
        while (!open.isEmpty()) {
            Node node = open.poll();
            int more = node.splitRows() - 1;
            if (node.children.isEmpty() || count + more >= most) {
                shown.add(node);
                continue;
            }
            count += more;
            open.addAll(node.children.values());
            if (!node.own.sums().isEmpty()) {
                Node direct = new Node(node.path, bands);
                direct.total.add(node.own);
                shown.add(direct);
            }
        }
    }

    private static Breakdown.Group row(Tally tally, String prefix) {
        return tally.group(new Place(null, null, null, prefix));
    }
}
