package dev.etcdray.flamegraph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FrameTreeTest {
    @Test
    void aTreeWithinItsBudgetIsLeftAlone() {
        Frame root = Graphs.wide(10, 10);

        assertThat(FrameTree.count(root)).isEqualTo(111);
        assertThat(FrameTree.prune(root, 111)).isEqualTo(new FrameTree.Pruned(root, 0));
    }

    @Test
    void pruningKeepsEverySumByMetricAndCategory() {
        Frame root = Graphs.wide(40, 100);
        FrameTree.Pruned pruned = FrameTree.prune(root, 500);

        assertThat(FrameTree.count(pruned.root())).isLessThanOrEqualTo(500).isGreaterThan(450);
        assertThat(pruned.root().values()).isEqualTo(root.values());
        assertThat(byCategory(pruned.root())).isEqualTo(byCategory(root));
        assertThat(pruned.removed()).isGreaterThan(FrameTree.count(root) - 500);
    }

    @Test
    void theLargestStayAndTheRestIsCounted() {
        List<Frame> leaves = new ArrayList<>();
        for (int i = 1; i <= 1000; i++) {
            leaves.add(Frame.leaf("leaf-" + i, "x", i));
        }
        FrameTree.Pruned pruned = FrameTree.prune(Frame.sum("root", "x", leaves), 100);
        List<Frame> kept = pruned.root().children();

        // root + 98 leaves + 1 frame for the other 902: 1 + 2 + ... + 902
        assertThat(kept).hasSize(99);
        assertThat(pruned.removed()).isEqualTo(902);
        assertThat(kept.getLast()).isEqualTo(Frame.leaf("… 902 smaller", "x", 902 * 903 / 2));
        assertThat(kept.subList(0, 98)).extracting(Frame::name).containsExactly(
                java.util.stream.IntStream.rangeClosed(903, 1000).mapToObj(i -> "leaf-" + i).toArray(String[]::new));
    }

    @Test
    void whatIsLargeUnderAnyMetricStays() {
        List<Frame> leaves = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            leaves.add(Frame.leaf("leaf-" + i, "x", 1000, 0));
        }
        leaves.add(Frame.leaf("only history", "x", 0, 7));
        Frame root = FrameTree.prune(Frame.sum("root", "x", leaves), 100).root();

        assertThat(root.children()).extracting(Frame::name).contains("only history");
    }

    @Test
    void aBudgetTooSmallIsSaid() {
        assertThatIllegalArgumentException().isThrownBy(() -> FrameTree.prune(Graphs.smallRoot(), 99))
                .withMessage("a budget of 99 frames is under 100");
    }

    /// By recursion from the leaves, not by the loop over a list that the code under test uses.
    private static Map<String, List<Long>> byCategory(Frame root) {
        Map<String, List<Long>> sums = new TreeMap<>();
        add(sums, root);
        return sums;
    }

    private static void add(Map<String, List<Long>> sums, Frame frame) {
        for (int metric = 0; metric < frame.metrics(); metric++) {
            int m = metric;
            long own = frame.value(m) - frame.children().stream().mapToLong(child -> child.value(m)).sum();
            if (own != 0) {
                List<Long> sum = sums.computeIfAbsent(frame.category(),
                        key -> new ArrayList<>(List.of(0L, 0L, 0L, 0L)));
                sum.set(m, sum.get(m) + own);
            }
        }
        frame.children().forEach(child -> add(sums, child));
    }
}
