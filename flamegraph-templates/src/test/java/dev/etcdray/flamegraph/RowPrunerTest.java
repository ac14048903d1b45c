package dev.etcdray.flamegraph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RowPrunerTest {

    @Test
    void whatFitsStays() {
        RowPruner.Pruned pruned = RowPruner.prune(Reports.small(), 1000);

        assertThat(pruned.data()).isEqualTo(Reports.small());
        assertThat(pruned.unnamed()).isZero();
    }

    /// 30 x 3 x 50 = 4,500 named rows in 90 places: of 2,000 nodes 3 x 90 + 2 are taken by places.
    @Test
    void theSmallestLoseTheirNamesAndSumsStay() {
        FlameData all = Reports.large(30, 50);
        RowPruner.Pruned pruned = RowPruner.prune(all, 2000);

        assertThat(pruned.unnamed()).isEqualTo(4500 - (2000 - 3 * 90 - 2));
        assertThat(pruned.namespaces()).isZero();
        sameSums(all, pruned.data());
        long largest = all.rows().stream().mapToLong(row -> row.value(0)).max().orElseThrow();
        assertThat(pruned.data().rows()).anyMatch(row -> row.name() != null && row.value(0) == largest);
    }

    @Test
    void tooManyNamespacesBecomeOneInRowsAndBands() {
        FlameData all = Reports.large(900, 1);
        RowPruner.Pruned pruned = RowPruner.prune(all, 1000);
        List<String> namespaces = namespaces(pruned.data().rows());

        // a namespace of 3 places takes 2 x 3 + 1 of the 500 nodes for them
        assertThat(pruned.namespaces()).isEqualTo(900 - 500 / 7);
        assertThat(namespaces).hasSize(500 / 7 + 1).contains("… 829 other namespaces");
        assertThat(namespaces(pruned.data().bands().getFirst().rows())).containsExactlyInAnyOrderElementsOf(namespaces);
        assertThat(pruned.data().rows()).hasSizeLessThan(1000);
        assertThat(pruned.data().rows()).anyMatch(row -> row.place().directory().equals("/registry/pods/"));
        for (int m = 0; m < 4; m++) {
            int metric = m;
            assertThat(sums(pruned.data().rows(), metric, RowPrunerTest::resource))
                    .isEqualTo(sums(all.rows(), metric, RowPrunerTest::resource));
            assertThat(sums(pruned.data().bands().getFirst().rows(), metric, RowPrunerTest::resource))
                    .isEqualTo(sums(all.bands().getFirst().rows(), metric, RowPrunerTest::resource));
        }
    }

    private static List<String> namespaces(List<Row> rows) {
        return rows.stream().map(row -> String.valueOf(row.place().namespace())).distinct().toList();
    }

    private static void sameSums(FlameData all, FlameData pruned) {
        for (int m = 0; m < all.metrics().size(); m++) {
            for (Function<Place, String> by : List.<Function<Place, String>>of(
                    RowPrunerTest::resource, place -> Objects.toString(place.namespace()),
                    Place::directory)) {
                assertThat(sums(pruned.rows(), m, by)).isEqualTo(sums(all.rows(), m, by));
            }
        }
    }

    private static String resource(Place place) {
        return Objects.toString(place.resource());
    }

    private static Map<String, Long> sums(List<Row> rows, int metric, Function<Place, String> by) {
        Map<String, Long> sums = new HashMap<>();
        for (Row row : rows) {
            sums.merge(Objects.toString(by.apply(row.place())), row.value(metric), Long::sum);
        }
        return sums;
    }

    @Test
    void manyFieldsAreFoldedByResource() {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            fields.add(new Field("pods", "workload", List.of("f" + i), 1, i));
        }
        FlameData all = Reports.small();
        FlameData data = new FlameData(all.title(), all.name(), all.facts(), all.metrics(), all.categories(),
                all.rows(),
                all.parts(), all.file(), fields, all.bands(), all.notes());

        List<Field> kept = RowPruner.prune(data, 1000).data().fields();
        assertThat(kept).hasSize(501);
        // f0 to f99: 99 x 100 / 2
        assertThat(kept.getLast()).isEqualTo(
                new Field("pods", "workload", List.of("… 100 smaller fields"), Field.UNKNOWN, 4950));
    }
}
