package dev.etcdray.flamegraph.format;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import dev.etcdray.flamegraph.Category;
import dev.etcdray.flamegraph.FlameGraph;
import dev.etcdray.flamegraph.Frame;
import dev.etcdray.flamegraph.Metric;
import dev.etcdray.flamegraph.PlainText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/// pprof's `perftools.profiles.Profile`, gzipped. A frame that has something of its own is a sample; its labels are the
/// kinds
/// and names of the frames that it is in, and its category. No time stands in it, so that the same graph gives the same
/// bytes.
/// Numbers of fields: [profile.proto](https://github.com/google/pprof/blob/main/proto/profile.proto).
final class Pprof implements ExportFormat.Writing {
    private static final int SAMPLE_TYPE = 1;
    private static final int SAMPLE = 2;
    private static final int MAPPING = 3;
    private static final int LOCATION = 4;
    private static final int FUNCTION = 5;
    private static final int STRING_TABLE = 6;
    private static final int COMMENT = 13;
    private static final int DEFAULT_SAMPLE_TYPE = 14;
    private static final String CATEGORY = "category";

    @Override
    public void write(FlameGraph graph, int first, OutputStream out) throws IOException {
        GZIPOutputStream gzip = new GZIPOutputStream(out);
        CodedOutputStream profile = CodedOutputStream.newInstance(gzip);
        new Profile(graph, new Messages(profile)).write(first);
        profile.flush();
        gzip.finish();
    }

    /// One profile while it is written.
    private static final class Profile {
        private final FlameGraph graph;
        private final Tree tree;
        private final Functions functions;
        private final Map<String, String> categories;
        private final Messages out;
        private final StringTable strings = new StringTable();

        Profile(FlameGraph graph, Messages out) {
            this.graph = graph;
            this.out = out;
            tree = Tree.of(graph.root());
            functions = Functions.of(tree);
            categories = graph.categories().stream().collect(Collectors.toMap(Category::id, Category::label));
        }

        void write(int first) throws IOException {
            List<String> types = types(graph.metrics());
            for (int i = 0; i < types.size(); i++) {
                Metric metric = graph.metrics().get(i);
                String unit = metric.unit() == Metric.Unit.BYTES ? "bytes" : "count";
                long type = strings.of(types.get(i));
                long unitPlace = strings.of(unit);
                out.message(SAMPLE_TYPE, body -> {
                    body.writeInt64(1, type);
                    body.writeInt64(2, unitPlace);
                });
            }
            for (int i = 0; i < tree.size(); i++) {
                sample(i);
            }
            // Says that names are known, and gives the file that pprof shows.
            long file = strings.of(Functions.name(graph.root()));
            out.message(MAPPING, body -> {
                body.writeUInt64(1, 1);
                body.writeInt64(5, file);
                body.writeBool(7, true);
            });
            functions();
            for (String note : graph.notes()) {
                out.stream().writeInt64(COMMENT, strings.of(PlainText.visible(note)));
            }
            out.stream().writeInt64(DEFAULT_SAMPLE_TYPE, strings.of(types.get(first)));
            for (String string : strings.all()) {
                out.stream().writeString(STRING_TABLE, string);
            }
        }

        private void sample(int index) throws IOException {
            long[] own = new long[graph.metrics().size()];
            Arrays.setAll(own, metric -> tree.own(index, metric));
            if (Arrays.stream(own).allMatch(value -> value == 0)) {
                return;
            }
            out.message(SAMPLE, body -> {
                for (int i = index; i >= 0; i = tree.parent(i)) {
                    body.writeUInt64(1, functions.of(i) + 1L);
                }
                for (long value : own) {
                    body.writeInt64(2, value);
                }
                Messages labels = new Messages(body);
                for (int i : tree.path(index)) {
                    Frame frame = tree.frame(i);
                    if (!frame.kind().isEmpty()) {
                        label(labels, frame.kind(), Functions.name(frame));
                    }
                }
                String category = tree.frame(index).category();
                label(labels, CATEGORY, categories.getOrDefault(category, category));
            });
        }

        private void label(Messages sample, String key, String value) throws IOException {
            long keyPlace = strings.of(key);
            long valuePlace = strings.of(value);
            sample.message(3, body -> {
                body.writeInt64(1, keyPlace);
                body.writeInt64(2, valuePlace);
            });
        }

        /// Each with a location of its own, which a sample names.
        private void functions() throws IOException {
            for (int i = 0; i < functions.all().size(); i++) {
                long id = i + 1L;
                long name = strings.of(functions.all().get(i).label());
                out.message(LOCATION, body -> {
                    body.writeUInt64(1, id);
                    body.writeUInt64(2, 1);
                    new Messages(body).message(4, line -> line.writeUInt64(1, id));
                });
                // Without a system name, pprof takes the name for a demangled one and leaves it as it is.
                out.message(FUNCTION, body -> {
                    body.writeUInt64(1, id);
                    body.writeInt64(2, name);
                });
            }
        }

        /// `space` is what pprof's own heap profiles call bytes; here it is the first metric that counts them.
        private static List<String> types(List<Metric> metrics) {
            int space = 0;
            while (space < metrics.size() && metrics.get(space).unit() != Metric.Unit.BYTES) {
                space++;
            }
            String[] types = metrics.stream().map(Metric::id).toArray(String[]::new);
            if (space < types.length) {
                types[space] = "space";
            }
            return List.of(types);
        }
    }

    /// Writes messages within a message, whose length comes first.
    private record Messages(CodedOutputStream stream) {

        interface Body {
            void write(CodedOutputStream out) throws IOException;
        }

        void message(int field, Body body) throws IOException {
            ByteString.Output bytes = ByteString.newOutput();
            CodedOutputStream inner = CodedOutputStream.newInstance(bytes, 256);
            body.write(inner);
            inner.flush();
            stream.writeBytes(field, bytes.toByteString());
        }
    }
}
