package dev.etcdray.history;

import dev.etcdray.etcd.RevisionBatch;
import dev.etcdray.etcd.RevisionFeed;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Keys that the user may have meant: the object that {@code pods/NAMESPACE/NAME} names, then the keys that differ in
 * the shortest middle. Costs a pass of its own, made only when there is nothing else to show.
 */
final class Suggestions {
    private static final int MOST = 3;

    private final KeyBytes wanted;
    private final boolean prefix;
    private final ObjectPath path;

    /** Fewer bytes of difference first; 0 is the object itself, as no other key is equal to the one not found. */
    private record Near(int differing, KeyBytes key) implements Comparable<Near> {
        private static final Comparator<Near> ORDER = Comparator.comparingInt(Near::differing)
                .thenComparing(Near::key);

        @Override
        public int compareTo(Near other) {
            return ORDER.compare(this, other);
        }
    }

    private Suggestions(KeyBytes wanted, boolean prefix, List<String> registryPrefixes) {
        this.wanted = wanted;
        this.prefix = prefix;
        this.path = new ObjectPath(wanted, prefix, registryPrefixes);
    }

    /** At most three, the nearest first. */
    static List<KeyBytes> of(RevisionFeed feed, int workers, KeyBytes wanted, boolean prefix,
            List<String> registryPrefixes)
            throws IOException {
        Suggestions suggestions = new Suggestions(wanted, prefix, registryPrefixes);
        NavigableSet<Near> nearest = new TreeSet<>();
        ChunkScan.run(feed, workers, (batch, reader) -> suggestions.nearest(batch), found -> {
            nearest.addAll(found);
            cut(nearest);
        });
        return nearest.stream().map(Near::key).toList();
    }

    private NavigableSet<Near> nearest(RevisionBatch batch) {
        NavigableSet<Near> nearest = new TreeSet<>();
        for (int i = 0; i < batch.size(); i++) {
            int length = batch.keyLength(i);
            int shown = path.shownLength(batch.keys(), batch.keyOffset(i), length);
            int differing = 0;
            if (shown < 0) {
                shown = prefix ? Math.min(length, wanted.length()) : length;
                differing = differing(batch.keys(), batch.keyOffset(i), shown);
            }
            // More than half of it wrong is no slip of the pen.
            if (differing <= wanted.length() / 2
                    && (nearest.size() < MOST || differing <= nearest.last().differing)) {
                nearest.add(new Near(differing, KeyBytes.of(batch.keys(), batch.keyOffset(i), shown)));
                cut(nearest);
            }
        }
        return nearest;
    }

    private static void cut(NavigableSet<Near> nearest) {
        while (nearest.size() > MOST) {
            nearest.pollLast();
        }
    }

    /** Length of the longer middle that is left when what both have in front and at the end is taken away. */
    private int differing(byte[] keys, int offset, int length) {
        int shorter = Math.min(length, wanted.length());
        int front = 0;
        while (front < shorter && keys[offset + front] == wanted.at(front)) {
            front++;
        }
        int end = 0;
        while (end < shorter - front && keys[offset + length - 1 - end] == wanted.at(wanted.length() - 1 - end)) {
            end++;
        }
        return Math.max(length, wanted.length()) - front - end;
    }
}
