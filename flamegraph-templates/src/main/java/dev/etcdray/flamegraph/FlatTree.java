package dev.etcdray.flamegraph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A tree of frames as a list, breadth first: a parent stands before its children and siblings stand together. What is
/// done
/// to every frame is then a loop, and no depth overflows a stack.
final class FlatTree {
    private final List<Frame> frames;
    private final int[] parents;

    private FlatTree(List<Frame> frames, int[] parents) {
        this.frames = frames;
        this.parents = parents;
    }

    static FlatTree of(Frame root) {
        List<Frame> frames = new ArrayList<>();
        frames.add(root);
        int[] parents = new int[1024];
        parents[0] = -1;
        for (int i = 0; i < frames.size(); i++) {
            for (Frame child : frames.get(i).children()) {
                if (frames.size() == parents.length) {
                    parents = Arrays.copyOf(parents, parents.length * 2);
                }
                parents[frames.size()] = i;
                frames.add(child);
            }
        }
        return new FlatTree(frames, Arrays.copyOf(parents, frames.size()));
    }

    int size() {
        return frames.size();
    }

    Frame frame(int index) {
        return frames.get(index);
    }

    /// The parent's index; -1 for the root, which is frame 0.
    int parent(int index) {
        return parents[index];
    }

    /// A frame's values less its children's, metric by metric, for every frame.
    long[][] ownValues() {
        long[][] own = new long[size()][];
        for (int i = 0; i < own.length; i++) {
            own[i] = frame(i).values();
        }
        for (int i = 1; i < own.length; i++) {
            for (int metric = 0; metric < own[i].length; metric++) {
                own[parents[i]][metric] -= frame(i).value(metric);
            }
        }
        return own;
    }

    /// Whether a frame holds one of another category than its own, for every frame.
    boolean[] mixed() {
        boolean[] mixed = new boolean[size()];
        for (int i = size() - 1; i > 0; i--) {
            mixed[parents[i]] |= mixed[i] || !frame(i).category().equals(frame(parents[i]).category());
        }
        return mixed;
    }

    /// The names from the root down, for messages.
    String path(int index) {
        List<String> names = new ArrayList<>();
        for (int i = index; i >= 0; i = parents[i]) {
            names.add(frame(i).name());
        }
        return String.join(" / ", names.reversed());
    }
}
