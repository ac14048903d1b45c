package dev.etcdray.flamegraph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The first `kept` frames of an order, and what the others come to: each removed frame's own values go to the nearest
/// kept
/// frame above it, apart by category.
final class Selection {
    private final int kept;
    private final boolean[] keeps;
    private final Map<Integer, Map<String, Sum>> removed = new HashMap<>();
    private int standIns;

    private static final class Sum {
        final long[] values;
        int frames;

        Sum(int metrics) {
            values = new long[metrics];
        }
    }

    Selection(FlatTree tree, long[][] own, int[] order, int kept) {
        this.kept = kept;
        keeps = new boolean[tree.size()];
        for (int i = 0; i < kept; i++) {
            keeps[order[i]] = true;
        }
        int[] above = new int[tree.size()];
        for (int i = 1; i < above.length; i++) {
            int parent = tree.parent(i);
            above[i] = keeps[parent] ? parent : above[parent];
            if (!keeps[i]) {
                add(above[i], tree.frame(i).category(), own[i]);
            }
        }
    }

    private void add(int above, String category, long[] own) {
        boolean something = false;
        for (long value : own) {
            something |= value != 0;
        }
        if (!something) {
            return;
        }
        Map<String, Sum> sums = removed.computeIfAbsent(above, key -> new TreeMap<>());
        Sum sum = sums.get(category);
        if (sum == null) {
            sum = new Sum(own.length);
            sums.put(category, sum);
            standIns++;
        }
        sum.frames++;
        for (int metric = 0; metric < own.length; metric++) {
            sum.values[metric] += own[metric];
        }
    }

    boolean keeps(int index) {
        return keeps[index];
    }

    int kept() {
        return kept;
    }

    /// Frames of the tree this makes.
    int frames() {
        return kept + standIns;
    }

    /// What stands for the removed frames under one that is kept.
    List<Frame> standIns(int index) {
        Map<String, Sum> sums = removed.getOrDefault(index, Map.of());
        return sums.entrySet().stream().map(entry -> {
            String name = "… %s smaller".formatted(PlainText.count(entry.getValue().frames));
            String told = sums.size() == 1 ? name : name + " (" + entry.getKey() + ")";
            return Frame.leaf(told, entry.getKey(), entry.getValue().values);
        }).toList();
    }
}
