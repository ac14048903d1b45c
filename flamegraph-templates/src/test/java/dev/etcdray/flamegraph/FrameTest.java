package dev.etcdray.flamegraph;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FrameTest {
    @Test
    void childrenMayLeaveARestButNotPassTheirParent() {
        Frame child = Frame.leaf("c", "x", 60, 2);

        assertThat(new Frame("p", "x", new long[]{100, 2}, List.of(child)).value(0)).isEqualTo(100);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Frame("p", "x", new long[]{100, 3}, List.of(child, child))).withMessage(
                        "frame \"p\": up to \"c\" its children have 20 more of metric 0 than its own 100");
    }

    @Test
    void aSumThatWouldOverflowIsStillFound() {
        Frame huge = Frame.leaf("c", "x", Long.MAX_VALUE);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Frame("p", "x", new long[]{Long.MAX_VALUE}, List.of(huge, huge)))
                .withMessageContaining("its children have 9,223,372,036,854,775,807 more");
    }

    @Test
    void negativeValuesAndUnequalLengthsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Frame.leaf("p", "x", 1, -2))
                .withMessage("frame \"p\": value -2 of metric 1 is negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Frame("p", "x", new long[]{1, 1}, List.of(Frame.leaf("c", "x", 1))))
                .withMessage("frame \"p / c\" has 1 values, its parent 2");
        assertThatIllegalArgumentException().isThrownBy(() -> Frame.sum("p", "x", List.of()));
    }

    @Test
    void nothingFromOutsideChangesAFrame() {
        long[] values = {5};
        List<Frame> children = new ArrayList<>();
        Frame frame = new Frame("p", "x", values, children);
        values[0] = 6;
        children.add(Frame.leaf("c", "x", 1));
        frame.values()[0] = 7;

        assertThat(frame.value(0)).isEqualTo(5);
        assertThat(frame.children()).isEmpty();
    }

    @Test
    void equalityIsByContent() {
        assertThat(Graphs.smallRoot()).isEqualTo(Graphs.smallRoot()).hasSameHashCodeAs(Graphs.smallRoot());
        Frame one = Frame.sum("p", "x", List.of(Frame.leaf("a", "x", 1), Frame.leaf("b", "x", 1)));
        Frame other = Frame.sum("p", "x", List.of(Frame.leaf("a", "x", 1), Frame.leaf("c", "x", 1)));

        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void tenThousandLevelsOverflowNothing() throws Exception {
        Frame deep = Graphs.chain(10_000);

        assertThat(deep).isEqualTo(Graphs.chain(10_000)).isNotEqualTo(Graphs.chain(9_999));
        assertThat(deep.toString()).hasSizeLessThan(100);
        assertThat(FrameTree.count(deep)).isEqualTo(10_000);
        assertThat(FrameTree.count(FrameTree.prune(deep, 1_000).root())).isEqualTo(1_000);
        assertThat(Graphs.html(Graphs.of(deep))).contains("level 1");
    }
}
