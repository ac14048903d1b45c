package dev.etcdray.cli;

import dev.etcdray.flamegraph.Category;
import dev.etcdray.flamegraph.FlameGraph;
import dev.etcdray.flamegraph.Frame;
import dev.etcdray.flamegraph.Metric;
import dev.etcdray.flamegraph.format.ExportFormat;
import dev.etcdray.lab.DiskUsage;
import dev.etcdray.lab.FoldedStacks;
import dev.etcdray.lab.Pprof;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A real file in each format, opened by the program that the format is for. */
@Tag("formats")
class FormatsTest {
    private static final Path SAMPLE = Run.sample("k8s-small.db");

    @TempDir
    private static Path directory;
    private static Exported exported = new Exported(SAMPLE, SAMPLE, SAMPLE, SAMPLE, SAMPLE);

    @BeforeAll
    static void export() {
        exported = Exported.of(SAMPLE, directory);
    }

    @Test
    void theWholeIsTheFileToTheByte() throws Exception {
        long bytes = Files.size(SAMPLE);
        assertThat(exported.totals()).hasSize(6).allSatisfy(
                (program, total) -> assertThat(total).as(program).isEqualTo(bytes));
        assertThat(exported.picture().getDocumentElement().getTextContent())
                .contains("k8s-small.db: 2.8 MiB (%,d B), 100.0 %%".formatted(bytes));
    }

    /** samples/k8s-small.truth.json: etcdctl counts 570 live keys, the apiserver 155 events, 37 of them in payments. */
    @Test
    void pprofCountsObjectsAsEtcdctlAndTheApiserverDo() throws Exception {
        Pprof pprof = new Pprof(exported.pprof());
        Pprof.Top objects = pprof.top("objects");
        assertThat(objects.total()).isEqualTo(570);
        assertThat(objects.cumulative()).containsEntry("resource events", 155L).containsKey("namespace payments");
        Map<String, Map<String, Long>> tags = pprof.tags("objects");
        assertThat(tags).containsKeys("resource", "namespace", "category");
        assertThat(tags.get("resource")).containsEntry("events", 155L);
        assertThat(tags.get("namespace")).containsEntry("payments",
                objects.cumulative().get("namespace payments"));
        assertThat(pprof.run(List.of("-top", "-focus=^resource events$", "-tagfocus=namespace=^payments$"),
                "objects")).contains("accounting for 37, 6.49% of 570 total", "Type: objects", "File: k8s-small.db");
    }

    /** etcdutl says revision 1,054; the first is 2, none wrote two keys, and nothing was compacted: 1,053 are there. */
    @Test
    void eachMetricIsThere() throws Exception {
        assertThat(new Pprof(exported.pprof()).top("revisions").total()).isEqualTo(1053);
        assertThat(exported.weights(4)).isEqualTo(570);
        assertThat(exported.weights(5)).isEqualTo(1053);
        Path folded = directory.resolve("objects.txt");
        assertThat(Run.of("flamegraph", SAMPLE, "-o", folded, "--metric", "objects").exitCode()).isZero();
        assertThat(FoldedStacks.samples(folded)).containsEntry("all", 570L).containsEntry("events", 155L);
        Path live = directory.resolve("live.ncdu");
        assertThat(Run.of("flamegraph", SAMPLE, "-o", live, "--metric", "live").exitCode()).isZero();
        assertThat(DiskUsage.ncdu(live)).isEqualTo(new Pprof(exported.pprof()).top("live").total());
    }

    @Test
    void twoProfilesOfOneFileDifferByNothing() throws Exception {
        assertThat(new Pprof(exported.pprof()).run(List.of("-top", "-base=" + exported.pprof()), ""))
                .contains("of 0 total").doesNotContain("resource pods").doesNotContain("namespace payments");
        for (Path file : exported.files()) {
            Path again = directory.resolve("again." + file.getFileName());
            assertThat(Run.of("flamegraph", SAMPLE, "-o", again, "--workers", "1").exitCode()).isZero();
            assertThat(again).hasSameBinaryContentAs(file);
        }
    }

    /** 1,000,000 B of which 50,000 are the root's own and 30,000 a directory's own. */
    @Test
    void whatAFrameHasOfItsOwnIsInTheWhole() throws Exception {
        Metric space = new Metric("onDisk", "On disk", Metric.Unit.BYTES, "Every byte.");
        Frame pods = new Frame("pods", "c", "resource", new long[]{900_000},
                List.of(Frame.leaf("web-0", "c", 500_000), Frame.leaf("web-1", "c", 370_000)));
        FlameGraph graph = new FlameGraph("t", List.of(), List.of(space), List.of(new Category("c", "C")),
                new Frame("a.db", "c", new long[]{1_000_000}, List.of(pods, Frame.leaf("free", "c", 50_000))),
                List.of());
        Exported own = new Exported(write(ExportFormat.SVG, graph), write(ExportFormat.FOLDED, graph),
                write(ExportFormat.SPEEDSCOPE, graph), write(ExportFormat.PPROF, graph),
                write(ExportFormat.NCDU, graph));
        assertThat(own.totals()).allSatisfy(
                (program, total) -> assertThat(total).as(program).isEqualTo(1_000_000));
        assertThat(new Pprof(own.pprof()).top("").cumulative()).containsEntry("resource pods", 900_000L)
                .containsEntry("pods/web-0", 500_000L).containsEntry("free", 50_000L);
        assertThat(FoldedStacks.samples(own.folded())).containsEntry("pods", 900_000L);
    }

    private static Path write(ExportFormat format, FlameGraph graph) throws Exception {
        Path file = directory.resolve("own." + format);
        try (OutputStream out = Files.newOutputStream(file)) {
            format.write(graph, graph.metrics().getFirst(), out);
        }
        return file;
    }
}
