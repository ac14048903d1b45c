package dev.etcdray.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.etcdray.lab.DiskUsage;
import dev.etcdray.lab.FoldedStacks;
import dev.etcdray.lab.Pprof;
import dev.etcdray.lab.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;

import static org.assertj.core.api.Assertions.assertThat;

/** All formats of one source, and what their own programs read in them. */
record Exported(Path svg, Path folded, Path speedscope, Path pprof, Path ncdu) {
    static final ObjectMapper JSON = new ObjectMapper();

    static Exported of(Path source, Path directory) {
        List<Path> files = new ArrayList<>();
        for (String ending : List.of("svg", "folded", "speedscope.json", "pb.gz", "ncdu")) {
            Path file = directory.resolve("etcd." + ending);
            assertThat(Run.of("flamegraph", source, "-o", file)).isEqualTo(new Run(0, "", ""));
            files.add(file);
        }
        return new Exported(files.get(0), files.get(1), files.get(2), files.get(3), files.get(4));
    }

    List<Path> files() {
        return List.of(svg, folded, speedscope, pprof, ncdu);
    }

    /** The whole, in bytes, as each format's program says it. */
    Map<String, Long> totals() throws Exception {
        Map<String, Long> totals = new LinkedHashMap<>();
        totals.put("pprof", new Pprof(pprof).top("").total());
        totals.put("flamegraph.pl", Objects.requireNonNull(FoldedStacks.samples(folded).get("all")));
        totals.put("ncdu", DiskUsage.ncdu(ncdu));
        totals.put("ncdu, written again", sum(DiskUsage.reread(ncdu)));
        totals.put("gdu", DiskUsage.gdu(ncdu) - DiskUsage.GDU_DIRECTORY_BYTES * directories());
        totals.put("speedscope", weights(0));
        return totals;
    }

    private long directories() throws IOException {
        long directories = 0;
        for (JsonNode node : all(JSON.readTree(ncdu.toFile()).path(3))) {
            directories += node.isArray() ? 1 : 0;
        }
        return directories;
    }

    static long sum(JsonNode export) {
        return all(export.path(3)).stream().mapToLong(node -> node.path("asize").asLong()).sum();
    }

    private static List<JsonNode> all(JsonNode directory) {
        List<JsonNode> found = new ArrayList<>();
        Deque<JsonNode> left = new ArrayDeque<>(List.of(directory));
        while (!left.isEmpty()) {
            JsonNode node = left.removeFirst();
            found.add(node);
            if (node.isArray()) {
                node.forEach(left::addLast);
            }
        }
        return found;
    }

    /** Of a profile of speedscope's, which has to be what its schema says. */
    long weights(int profile) throws IOException {
        JsonNode json = JSON.readTree(speedscope.toFile());
        Path schema = Tools.reader("speedscope").resolve("dist/release/file-format-schema.json");
        assertThat(JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(JSON.readTree(schema.toFile()))
                .validate(json)).isEmpty();
        JsonNode shown = json.path("profiles").path(profile);
        long sum = 0;
        for (JsonNode weight : shown.path("weights")) {
            sum += weight.asLong();
        }
        assertThat(shown.path("samples")).hasSize(shown.path("weights").size());
        assertThat(shown.path("endValue").asLong()).isEqualTo(sum);
        return sum;
    }

    Document picture() throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(Files.newInputStream(svg));
    }
}
