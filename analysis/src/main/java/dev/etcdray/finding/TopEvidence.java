package dev.etcdray.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Chooses the largest keys to name; of equal ones the one that comes first by name, whatever order they come in. */
final class TopEvidence {
    private static final Comparator<Evidence.Key> LARGEST_FIRST = Comparator.comparingLong(Evidence.Key::bytes)
            .reversed().thenComparing(Evidence.Key::key);

    private final PriorityQueue<Evidence.Key> chosen = new PriorityQueue<>(LARGEST_FIRST.reversed());

    void offer(byte[] key, long bytes, @Nullable Long revisions) {
        Evidence.Key smallest = chosen.size() < Evidence.MOST_KEYS ? null : chosen.element();
        if (smallest != null && bytes < smallest.bytes()) {
            return;
        }
        add(Evidence.Key.of(key, bytes, revisions));
    }

    void addAll(TopEvidence other) {
        other.chosen.forEach(this::add);
    }

    private void add(Evidence.Key key) {
        chosen.add(key);
        if (chosen.size() > Evidence.MOST_KEYS) {
            chosen.poll();
        }
    }

    List<Evidence.Key> keys() {
        List<Evidence.Key> keys = new ArrayList<>(chosen);
        keys.sort(LARGEST_FIRST);
        return keys;
    }
}
