package dev.etcdray.cli.flame;

import dev.etcdray.cli.analyze.Reports;
import dev.etcdray.flamegraph.FlameData;
import dev.etcdray.flamegraph.Frame;
import dev.etcdray.flamegraph.Metric;
import dev.etcdray.flamegraph.Row;
import dev.etcdray.report.Analysis;
import dev.etcdray.report.TopKey;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Against the figures of {@link Reports}: on disk, live, history, tombstones, objects, revisions. */
class ReportFlamesTest {
    private static final TopKey POD = Reports.key("/registry/pods/payments/a", 1000, 900, 3);
    private static final FlameData DATA = ReportFlames.of(new Analysis(Reports.plain(), List.of(POD)));

    @Test
    void rowsAndPartsAreTheFile() {
        assertThat(DATA.metrics()).extracting(Metric::id).containsExactly("onDisk", "live", "history", "tombstones",
                "objects", "revisions");
        assertThat(sum(0)).isEqualTo(3000 + 2050 + 100);
        assertThat(sum(1)).isEqualTo(3000);
        assertThat(sum(2)).isEqualTo(2150);
        assertThat(sum(3)).isEqualTo(100);
        assertThat(sum(4)).isEqualTo(5);
        assertThat(sum(5)).isEqualTo(5 + 4 + 2);
        assertThat(sum(0) + DATA.parts().stream().mapToLong(part -> part.value(0)).sum()).isEqualTo(10240);
    }

    private static long sum(int metric) {
        return DATA.rows().stream().mapToLong(row -> row.value(metric)).sum();
    }

    @Test
    void aNamedKeyAndTheRestOfItsRow() {
        List<Row> pods = DATA.rows().stream().filter(row -> "pods".equals(row.place().resource())).toList();
        assertThat(pods).hasSize(2);
        assertThat(pods.getFirst().name()).isEqualTo("a");
        assertThat(pods.getFirst().place().directory()).isEqualTo("/registry/pods/payments/");
        assertThat(pods.getFirst().value(0)).isEqualTo(1900);
        assertThat(pods.getLast().name()).isNull();
        assertThat(pods.getLast().place()).isEqualTo(pods.getFirst().place());
        assertThat(pods.getLast().value(0)).isEqualTo(2800 - 1900);
        assertThat(pods.getLast().value(4)).isEqualTo(1);
    }

    @Test
    void keysOutsideKubernetesStandInTheirPrefix() {
        Row other = DATA.rows().stream().filter(row -> row.place().resource() == null).findFirst().orElseThrow();
        assertThat(other.place().directory()).isEqualTo("/calico/ipam/");
        assertThat(other.place().namespace()).isNull();
        assertThat(other.values()).containsExactly(250, 200, 50, 50, 1, 2);
    }

    @Test
    void theFileIsKeysByStateAndItsOtherParts() {
        Frame file = Objects.requireNonNull(DATA.file());
        assertThat(file.value(0)).isEqualTo(10240);
        Frame keys = file.children().stream().filter(frame -> frame.name().equals("revisions of keys")).findFirst()
                .orElseThrow();
        assertThat(keys.children()).extracting(Frame::name).containsExactly("live", "superseded", "tombstones");
        assertThat(keys.children().get(0).values()).containsExactly(3000, 3000, 0, 0, 5, 5);
        assertThat(keys.children().get(1).values()).containsExactly(2050, 0, 2050, 0, 0, 4);
        assertThat(keys.children().get(2).values()).containsExactly(100, 0, 100, 100, 0, 2);
    }

    @Test
    void ofARangeOnlyWhatIsLiveIsKnown() {
        FlameData data = ReportFlames.of(new Analysis(Reports.range(Reports.MEMBER, null),
                List.of(Reports.liveKey("/registry/pods/payments/a", 1000))));
        assertThat(data.metrics()).extracting(Metric::id).containsExactly("live", "objects");
        assertThat(data.rows().stream().mapToLong(row -> row.value(0)).sum()).isEqualTo(3000);
        assertThat(data.file()).isNull();
        assertThat(data.parts()).isEmpty();
        assertThat(data.bands()).isEmpty();
    }
}
