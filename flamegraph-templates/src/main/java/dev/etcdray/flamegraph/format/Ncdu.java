package dev.etcdray.flamegraph.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import dev.etcdray.flamegraph.FlameGraph;
import dev.etcdray.flamegraph.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// ncdu's export, which gdu reads, too: a frame with others in it is a directory, any other a file. What a directory
/// has of
/// its own is a file in it, since gdu takes no size for a directory; frames of size 0 are left out.
/// The shape: [ncdu's JSON format](https://dev.yorhel.nl/ncdu/jsonfmt). The time of the export is left out, so that the
/// same
/// graph gives the same bytes.
final class Ncdu implements ExportFormat.Writing {
    /// Jackson's own limit is a thousand directories in one another.
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(Integer.MAX_VALUE).build())
            .build();
    private static final String ITSELF = "(of its own)";

    @Override
    public void write(FlameGraph graph, int metric, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.writeStartArray();
            json.writeNumber(1);
            json.writeNumber(1);
            json.writeStartObject();
            json.writeStringField("progname", "etcdray");
            json.writeEndObject();
            directories(Tree.of(graph.root()), metric, json);
            json.writeEndArray();
            json.writeRaw('\n');
        }
    }

    /// Depth first, so a directory ends where the next frame stands no deeper.
    private static void directories(Tree tree, int metric, JsonGenerator json) throws IOException {
        String[] names = names(tree);
        int open = 0;
        for (int i = 0; i < tree.size(); i++) {
            Frame frame = tree.frame(i);
            if (i > 0 && frame.value(metric) == 0) {
                continue;
            }
            for (; open > tree.nodes().get(i).depth(); open--) {
                json.writeEndArray();
            }
            if (i > 0 && frame.children().isEmpty()) {
                file(names[i], frame.value(metric), json);
                continue;
            }
            json.writeStartArray();
            open++;
            json.writeStartObject();
            json.writeStringField("name", names[i]);
            json.writeEndObject();
            long own = tree.own(i, metric);
            if (own > 0) {
                file(ITSELF, own, json);
            }
        }
        for (; open > 0; open--) {
            json.writeEndArray();
        }
    }

    private static void file(String name, long bytes, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeNumberField("asize", bytes);
        json.writeNumberField("dsize", bytes);
        json.writeEndObject();
    }

    /// As a file may be called, and once in its directory.
    private static String[] names(Tree tree) {
        String[] names = new String[tree.size()];
        List<Set<String>> taken = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            taken.add(new HashSet<>(Set.of(ITSELF)));
            String name = legal(tree.frame(i));
            names[i] = name;
            for (int again = 2; i > 0 && !taken.get(tree.parent(i)).add(names[i]); again++) {
                names[i] = name + " (" + again + ")";
            }
        }
        return names;
    }

    static String legal(Frame frame) {
        // A slash would part a path: a division slash looks like it and does not.
        String name = Functions.name(frame).replace('/', '∕');
        return name.equals(".") || name.equals("..") ? "(" + name + ")" : name;
    }
}
