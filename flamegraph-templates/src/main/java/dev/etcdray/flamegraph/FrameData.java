package dev.etcdray.flamegraph;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// The page's two data blocks. The head is JSON that can stand inside a script element; the frames are columns as JSON,
/// gzip and base64.
final class FrameData {
    /// Besides quotes and control characters: what could end a script element. All that is not ASCII is escaped anyway,
    /// U+2028 and lone surrogates with it.
    private static final CharacterEscapes NO_MARKUP = new CharacterEscapes() {
        private static final long serialVersionUID = 1L;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes['<'] = ESCAPE_STANDARD;
            codes['>'] = ESCAPE_STANDARD;
            codes['&'] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int code) {
            return null;
        }
    };

    private static final JsonFactory JSON = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build()
            .setCharacterEscapes(NO_MARKUP);

    private FrameData() {
    }

    /// All but the frames.
    static String head(FlameGraph graph) throws IOException {
        return head(graph.title(), graph.metrics(), graph.categories());
    }

    static String head(String title, List<Metric> metrics, List<Category> categories) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("title", title);
            json.writeArrayFieldStart("metrics");
            for (Metric metric : metrics) {
                writeObject(json, "id", metric.id(), "label", metric.label(), "unit", metric.unit().name(),
                        "definition", metric.definition());
            }
            json.writeEndArray();
            json.writeArrayFieldStart("categories");
            for (int c = 0; c < categories.size(); c++) {
                Category category = categories.get(c);
                writeObject(json, "id", category.id(), "label", category.label(), "colour",
                        "c" + category.colourAt(c));
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void writeObject(JsonGenerator json, String... keysAndValues) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            json.writeStringField(keysAndValues[i], keysAndValues[i + 1]);
        }
        json.writeEndObject();
    }

    /// What writes one value of JSON.
    @FunctionalInterface
    interface Content {
        void writeTo(JsonGenerator json) throws IOException;
    }

    /// One plain tree, packed.
    static String packed(FlameGraph graph) throws IOException {
        return packed(json -> {
            json.writeStartObject();
            json.writeFieldName("tree");
            writeTree(graph.root(), graph.metrics().size(), places(graph.categories()), json);
            json.writeEndObject();
        });
    }

    /// JSON, packed: gzip in base64.
    static String packed(Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes);
                JsonGenerator json = JSON.createGenerator(gzip, JsonEncoding.UTF8)) {
            content.writeTo(json);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /// `names`: each once. `name`: index into it. `parent`: step from the parent of the frame before. `category`:
    /// index. `values`: an array for each metric.
    static void writeTree(Frame root, int metrics, Map<String, Integer> categories, JsonGenerator json)
            throws IOException {
        FlatTree tree = FlatTree.of(root);
        Map<String, Integer> names = new HashMap<>();
        int[] name = new int[tree.size()];
        json.writeStartObject();
        json.writeArrayFieldStart("names");
        for (int i = 0; i < name.length; i++) {
            String shown = PlainText.shortened(tree.frame(i).name());
            Integer known = names.putIfAbsent(shown, names.size());
            if (known == null) {
                json.writeString(shown);
            }
            name[i] = known == null ? names.size() - 1 : known;
        }
        json.writeEndArray();
        writeNumbers(json, "name", tree.size(), i -> name[i]);
        writeNumbers(json, "parent", tree.size(), i -> i < 2 ? 0 : tree.parent(i) - tree.parent(i - 1));
        writeNumbers(json, "category", tree.size(), i -> categories.getOrDefault(tree.frame(i).category(), 0));
        json.writeArrayFieldStart("values");
        for (int m = 0; m < metrics; m++) {
            int metric = m;
            writeNumbers(json, null, tree.size(), i -> tree.frame(i).value(metric));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /// A category's place in the list, which gives its colour.
    static Map<String, Integer> places(List<Category> categories) {
        Map<String, Integer> places = new HashMap<>();
        for (Category category : categories) {
            places.put(category.id(), places.size());
        }
        return places;
    }

    private static void writeNumbers(JsonGenerator json, @Nullable String field, int size, IntToLongFunction number)
            throws IOException {
        if (field != null) {
            json.writeFieldName(field);
        }
        json.writeStartArray();
        for (int i = 0; i < size; i++) {
            json.writeNumber(number.applyAsLong(i));
        }
        json.writeEndArray();
    }
}
