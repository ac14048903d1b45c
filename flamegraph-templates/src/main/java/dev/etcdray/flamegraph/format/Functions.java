package dev.etcdray.flamegraph.format;

import dev.etcdray.flamegraph.Frame;
import dev.etcdray.flamegraph.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What profilers call functions: the things that they sum up wherever they stand. All frames of one kind and name are
/// one,
/// so that a namespace is summed up over all resources; a frame of no kind is told apart by the frames of a kind that it
/// is
/// in, so that objects of the same name in two namespaces stay two.
final class Functions {
    private final int[] byFrame;
    private final List<Function> all;

    /// A function.
    ///
    /// @param label
    ///            tells it from all others: `resource pods`, `namespace default`, `pods/default/web-0`, `free pages`
    /// @param name
    ///            the frame's own name
    record Function(String label, String name) {}

    private Functions(int[] byFrame, List<Function> all) {
        this.byFrame = byFrame;
        this.all = all;
    }

    static Functions of(Tree tree) {
        Map<Function, Integer> places = new LinkedHashMap<>();
        int[] byFrame = new int[tree.size()];
        // Of each frame the names of those of a kind, from the root to it, with a slash behind each
        String[] within = new String[tree.size()];
        for (int i = 0; i < byFrame.length; i++) {
            Frame frame = tree.frame(i);
            String name = name(frame);
            String outside = i == 0 ? "" : within[tree.parent(i)];
            boolean hasKind = !frame.kind().isEmpty();
            within[i] = hasKind ? outside + name + "/" : outside;
            Function function = new Function(hasKind ? frame.kind() + " " + name : outside + name, name);
            byFrame[i] = places.computeIfAbsent(function, made -> places.size());
        }
        return new Functions(byFrame, new ArrayList<>(places.keySet()));
    }

    /// A frame's name as tools may show it: no control character, no megabytes.
    static String name(Frame frame) {
        return PlainText.visible(PlainText.shortened(frame.name()));
    }

    /// In the order of frames.
    List<Function> all() {
        return all;
    }

    /// Place of a frame's function.
    int of(int frame) {
        return byFrame[frame];
    }
}
