package dev.etcdray.flamegraph;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FlameGraphTest {
    private static final List<Metric> ONE = Graphs.METRICS.subList(0, 1);

    private static FlameGraph graph(List<Metric> metrics, List<Category> categories, Frame root) {
        return new FlameGraph("t", List.of(), metrics, categories, root, List.of());
    }

    @Test
    void aFrameThatDoesNotFitTheGraphIsNamedWithItsPath() {
        Frame root = Frame.sum("db", "config",
                List.of(Frame.sum("registry", "config", List.of(Frame.leaf("pods", "strange", 1)))));

        assertThatIllegalArgumentException().isThrownBy(() -> graph(ONE, Graphs.CATEGORIES, root)).withMessage(
                "frame \"db / registry / pods\" is of the category \"strange\", which the graph does not have");
        assertThatIllegalArgumentException().isThrownBy(() -> graph(Graphs.METRICS, Graphs.CATEGORIES, root))
                .withMessage("frame \"db\" has 1 values for 4 metrics");
    }

    @Test
    void whatABrowserCannotCountExactlyIsRefused() {
        Frame most = Frame.leaf("db", "config", 1L << 53);
        Frame tooMuch = Frame.leaf("db", "config", (1L << 53) + 1);

        assertThat(graph(ONE, Graphs.CATEGORIES, most).root()).isEqualTo(most);
        assertThatIllegalArgumentException().isThrownBy(() -> graph(ONE, Graphs.CATEGORIES, tooMuch)).withMessage(
                "frame \"db\": onDisk is 9,007,199,254,740,993, above 2^53: a browser could not show it exactly");
    }

    @Test
    void idsAreThereAndUnique() {
        Frame root = Frame.leaf("db", "config", 1);

        assertThatIllegalArgumentException().isThrownBy(() -> graph(List.of(), Graphs.CATEGORIES, root))
                .withMessage("a flame graph needs at least one metric");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> graph(ONE, List.of(new Category("config", "a"), new Category("config", "b")), root))
                .withMessage("category \"config\" is there twice");
    }
}
