package dev.etcdray.flamegraph.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.etcdray.flamegraph.FlameGraph;
import dev.etcdray.flamegraph.Metric;
import dev.etcdray.flamegraph.PlainText;
import java.io.IOException;
import java.io.OutputStream;

/// speedscope's own format: a sampled profile for each metric, in which a frame that has something of its own is a
/// sample of
/// that weight. The schema is in speedscope's package, `file-format-schema.json`.
final class Speedscope implements ExportFormat.Writing {
    private static final String SCHEMA = "https://www.speedscope.app/file-format-schema.json";
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public void write(FlameGraph graph, int first, OutputStream out) throws IOException {
        Tree tree = Tree.of(graph.root());
        Functions functions = Functions.of(tree);
        try (JsonGenerator json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.writeStartObject();
            json.writeStringField("$schema", SCHEMA);
            json.writeStringField("exporter", "etcdray");
            json.writeStringField("name", PlainText.visible(PlainText.shortened(graph.title())));
            json.writeNumberField("activeProfileIndex", first);
            json.writeObjectFieldStart("shared");
            frames(functions, json);
            json.writeEndObject();
            json.writeArrayFieldStart("profiles");
            for (int metric = 0; metric < graph.metrics().size(); metric++) {
                profile(graph.metrics().get(metric), metric, tree, functions, json);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /// What tells a function from others of its name stands where a profile of a program has the file.
    private static void frames(Functions functions, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("frames");
        for (Functions.Function function : functions.all()) {
            json.writeStartObject();
            json.writeStringField("name", function.name());
            if (!function.label().equals(function.name())) {
                json.writeStringField("file", function.label());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void profile(Metric metric, int place, Tree tree, Functions functions, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "sampled");
        json.writeStringField("name", metric.label());
        json.writeStringField("unit", metric.unit() == Metric.Unit.BYTES ? "bytes" : "none");
        json.writeNumberField("startValue", 0);
        json.writeNumberField("endValue", tree.frame(0).value(place));
        json.writeArrayFieldStart("samples");
        for (int i = 0; i < tree.size(); i++) {
            if (tree.own(i, place) > 0) {
                json.writeStartArray();
                for (int frame : tree.path(i)) {
                    json.writeNumber(functions.of(frame));
                }
                json.writeEndArray();
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("weights");
        for (int i = 0; i < tree.size(); i++) {
            long own = tree.own(i, place);
            if (own > 0) {
                json.writeNumber(own);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
