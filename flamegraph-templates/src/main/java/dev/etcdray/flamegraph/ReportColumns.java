package dev.etcdray.flamegraph;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// The data of a report as columns, for `js/source.js` to build its trees from.
final class ReportColumns {
    private final FlameData data;
    private final JsonGenerator json;
    /// As they are shown: two that are shown alike are one here, and in every sum.
    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private final Map<Place, Integer> places = new LinkedHashMap<>();
    private final Map<String, Integer> categories;

    private ReportColumns(FlameData data, JsonGenerator json) {
        this.data = data;
        this.json = json;
        categories = FrameData.places(data.categories());
        data.rows().forEach(row -> add(row.place()));
        data.bands().forEach(band -> band.rows().forEach(row -> add(row.place())));
        data.fields().forEach(field -> number(texts, PlainText.shortened(field.resource())));
    }

    private void add(Place place) {
        if (number(places, place) == places.size() - 1) {
            for (String text : new String[]{place.resource(), place.namespace(), place.directory()}) {
                if (text != null) {
                    number(texts, PlainText.shortened(text));
                }
            }
        }
    }

    private static <T> int number(Map<T, Integer> numbers, T of) {
        Integer known = numbers.putIfAbsent(of, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }

    /// `texts`: each once; the other columns hold their numbers, -1 for none. `places`, `rows`, `bands`, `fields`:
    /// columns;
    /// `place` is a step from the one before. `parts` and `file`: trees as [FrameData] writes them, or null. A column of
    /// values is an array, or `{"sum": [a, b]}` where it is the sum of two others.
    static void write(FlameData data, JsonGenerator json) throws IOException {
        new ReportColumns(data, json).write();
    }

    private void write() throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("texts");
        for (String text : texts.keySet()) {
            json.writeString(text);
        }
        json.writeEndArray();
        writePlaces();
        json.writeObjectFieldStart("rows");
        writeRows(data.rows());
        json.writeArrayFieldStart("name");
        for (Row row : data.rows()) {
            String name = row.name();
            if (name == null) {
                json.writeNull();
            } else {
                json.writeString(PlainText.shortened(name));
            }
        }
        json.writeEndArray();
        json.writeEndObject();
        writeBands();
        writeFields();
        json.writeFieldName("parts");
        Frame parts = new Frame(data.name(), data.categories().getFirst().id(), data.totals(), data.parts());
        FrameData.writeTree(parts, data.metrics().size(), categories, json);
        json.writeFieldName("file");
        Frame file = data.file();
        if (file == null) {
            json.writeNull();
        } else {
            FrameData.writeTree(file, data.metrics().size(), categories, json);
        }
        json.writeEndObject();
    }

    private void writePlaces() throws IOException {
        json.writeObjectFieldStart("places");
        List<Place> all = new ArrayList<>(places.keySet());
        column("resource", all, place -> textOf(place.resource()));
        column("namespace", all, place -> textOf(place.namespace()));
        column("directory", all, place -> textOf(place.directory()));
        column("category", all, place -> categories.getOrDefault(place.category(), 0));
        json.writeEndObject();
    }

    private long textOf(@Nullable String text) {
        return text == null ? -1 : texts.getOrDefault(PlainText.shortened(text), -1);
    }

    /// The fields `place` and `values` of an object that is open.
    private void writeRows(List<Row> rows) throws IOException {
        long[] last = {0};
        column("place", rows, row -> {
            long place = places.getOrDefault(row.place(), -1);
            long step = place - last[0];
            last[0] = place;
            return step;
        });
        json.writeArrayFieldStart("values");
        for (int m = 0; m < data.metrics().size(); m++) {
            int metric = m;
            int[] sum = sumOf(rows, metric);
            if (sum.length == 2) {
                json.writeStartObject();
                json.writeFieldName("sum");
                json.writeArray(sum, 0, 2);
                json.writeEndObject();
            } else {
                column(null, rows, row -> row.value(metric));
            }
        }
        json.writeEndArray();
    }

    /// Two later metrics that add up to this one in every row, or nothing.
    private int[] sumOf(List<Row> rows, int metric) {
        for (int a = metric + 1; a < data.metrics().size(); a++) {
            for (int b = a + 1; b < data.metrics().size(); b++) {
                int first = a;
                int second = b;
                if (rows.stream().allMatch(row -> row.value(first) + row.value(second) == row.value(metric))) {
                    return new int[]{a, b};
                }
            }
        }
        return new int[0];
    }

    private void writeBands() throws IOException {
        json.writeObjectFieldStart("bands");
        column("from", data.bands(), Band::from);
        column("to", data.bands(), Band::to);
        column("count", data.bands(), band -> band.rows().size());
        writeRows(data.bands().stream().flatMap(band -> band.rows().stream()).toList());
        json.writeEndObject();
    }

    private void writeFields() throws IOException {
        json.writeObjectFieldStart("fields");
        column("resource", data.fields(), field -> textOf(field.resource()));
        column("category", data.fields(), field -> categories.getOrDefault(field.category(), 0));
        column("objects", data.fields(), Field::objects);
        column("bytes", data.fields(), Field::bytes);
        json.writeArrayFieldStart("path");
        for (Field field : data.fields()) {
            json.writeStartArray();
            for (String name : field.path()) {
                json.writeString(PlainText.shortened(name));
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private <T> void column(@Nullable String field, List<T> rows, ToLongFunction<T> number)
            throws IOException {
        if (field == null) {
            json.writeStartArray();
        } else {
            json.writeArrayFieldStart(field);
        }
        for (T row : rows) {
            json.writeNumber(number.applyAsLong(row));
        }
        json.writeEndArray();
    }
}
