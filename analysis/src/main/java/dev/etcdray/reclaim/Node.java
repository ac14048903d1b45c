package dev.etcdray.reclaim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A leaf or branch of a tree, by its sizes. {@code materialised} is what bbolt calls a page that a transaction read into
 * a node: all of these are written anew at its end.
 */
final class Node {
    private static final List<Node> NONE = List.of();

    @Nullable
    Node parent;
    boolean leaf;
    long pageId;
    int pages;
    /** Length of its key in the branch above. */
    int keyBytes = Sizes.REVISION_BYTES;

    long[] entries = new long[0];
    int count;
    private long entryBytes;

    List<Node> children = NONE;
    /** Children that are not loaded yet. */
    int unloaded;

    boolean materialised;
    boolean unbalanced;
    boolean removed;
    /** Where {@link #index} found it last, or it was put. */
    private int indexBefore;
    /** While written: the next child to look at. */
    int spillIndex;

    static Node leaf(long pageId, int pages) {
        Node node = new Node();
        node.leaf = true;
        node.pageId = pageId;
        node.pages = pages;
        return node;
    }

    static Node branch(long pageId, int pages) {
        Node node = new Node();
        node.children = new ArrayList<>();
        node.pageId = pageId;
        node.pages = pages;
        return node;
    }

    /** A node that has no page yet, with the same parent. */
    Node sibling() {
        Node node = leaf ? leaf(0, 0) : branch(0, 0);
        node.parent = parent;
        return node;
    }

    int elements() {
        return leaf ? count : children.size() + unloaded;
    }

    long elementBytes(int i) {
        return leaf ? Entry.bytes(entries[i]) : Sizes.BRANCH_ELEMENT_BYTES + (long) children.get(i).keyBytes;
    }

    int elementKeyBytes(int i) {
        return leaf ? Entry.keyBytes(entries[i]) : children.get(i).keyBytes;
    }

    /** Bytes of the node when written. */
    long bytes() {
        if (leaf) {
            return Sizes.PAGE_HEADER_BYTES + entryBytes;
        }
        long sum = Sizes.PAGE_HEADER_BYTES;
        for (int i = 0; i < children.size(); i++) {
            sum += elementBytes(i);
        }
        return sum;
    }

    /** Whether it would be longer than so many bytes when written. */
    boolean exceeds(long limit) {
        if (leaf) {
            return bytes() > limit;
        }
        if ((long) children.size() * Sizes.BRANCH_ELEMENT_BYTES > limit) {
            return true; // Even with empty keys.
        }
        long sum = Sizes.PAGE_HEADER_BYTES;
        for (int i = 0; i < children.size() && sum <= limit; i++) {
            sum += elementBytes(i);
        }
        return sum > limit;
    }

    /** Its index among its parent's children: below where it was last, as siblings go, or else above. */
    int index() {
        List<Node> siblings = Objects.requireNonNull(parent).children;
        int start = Math.min(indexBefore, siblings.size() - 1);
        int index = start;
        while (index >= 0 && siblings.get(index) != this) {
            index--;
        }
        for (int above = start + 1; index < 0 && above < siblings.size(); above++) {
            index = siblings.get(above) == this ? above : -1;
        }
        if (index < 0) {
            throw new IllegalStateException("a node is not among its parent's children");
        }
        indexBefore = index;
        return index;
    }

    int minElements() {
        return leaf ? Sizes.MIN_LEAF_KEYS : Sizes.MIN_BRANCH_KEYS;
    }

    void addEntry(long entry) {
        if (count == entries.length) {
            entries = Arrays.copyOf(entries, Math.max(8, 2 * count));
        }
        entries[count++] = entry;
        entryBytes += Entry.bytes(entry);
    }

    void setEntry(int i, long entry) {
        entryBytes += Entry.bytes(entry) - Entry.bytes(entries[i]);
        entries[i] = entry;
    }

    /** Takes out those of the entries that go; returns how many of them stay. */
    int dropFreed(int from, int to) {
        int kept = from;
        for (int i = from; i < to; i++) {
            if (Entry.isFreed(entries[i])) {
                entryBytes -= Entry.bytes(entries[i]);
            } else {
                entries[kept++] = entries[i];
            }
        }
        System.arraycopy(entries, to, entries, kept, count - to);
        count -= to - kept;
        return kept - from;
    }

    void addChild(Node child) {
        child.parent = this;
        child.indexBefore = children.size();
        children.add(child);
    }

    /** Adds children at an index. */
    void addChildren(int at, List<Node> more) {
        children.addAll(at, more);
        for (int i = at; i < children.size(); i++) {
            children.get(i).indexBefore = i;
        }
    }

    /** Takes over all elements of a node of the same kind, behind its own. */
    void takeAll(Node other) {
        if (leaf) {
            entries = Arrays.copyOf(entries, count + other.count);
            System.arraycopy(other.entries, 0, entries, count, other.count);
            count += other.count;
            entryBytes += other.entryBytes;
        } else {
            other.children.forEach(this::addChild);
        }
    }

    /** Moves its elements from one index on to another node, which has none. */
    void moveTail(int from, int to, Node next) {
        if (leaf) {
            next.entries = Arrays.copyOfRange(entries, from, to);
            next.count = to - from;
            for (int i = 0; i < next.count; i++) {
                next.entryBytes += Entry.bytes(next.entries[i]);
            }
        } else {
            children.subList(from, to).forEach(next::addChild);
        }
    }

    /** Forgets its elements from one index on. */
    void truncate(int from) {
        if (leaf) {
            for (int i = from; i < count; i++) {
                entryBytes -= Entry.bytes(entries[i]);
            }
            entries = Arrays.copyOf(entries, from);
            count = from;
        } else {
            children = new ArrayList<>(children.subList(0, from));
        }
    }

    /** Becomes what its only child is. */
    void become(Node child) {
        leaf = child.leaf;
        entries = child.entries;
        count = child.count;
        entryBytes = child.entryBytes;
        children = child.children;
        children.forEach(grandchild -> grandchild.parent = this);
    }

    /** Lets go of what no transaction will reach any more. */
    void seal() {
        children = NONE;
        unloaded = 0;
        entries = new long[0];
    }

    boolean isSealed() {
        return leaf ? count > entries.length : children.isEmpty() && unloaded == 0;
    }
}
