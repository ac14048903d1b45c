package dev.etcdray.cli.analyze;

import dev.etcdray.cli.text.Column;
import dev.etcdray.cli.text.Section;
import dev.etcdray.cli.text.Table;
import dev.etcdray.etcd.Sizes;
import dev.etcdray.report.AnalyzeReport;
import dev.etcdray.report.AnatomyRow;
import dev.etcdray.report.EncodingRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is inside live objects, and how they are written. */
final class AnatomySection {

    private AnatomySection() {
    }

    static List<Section> of(AnalyzeReport report, int top) {
        List<AnatomyRow> rows = report.anatomy();
        List<EncodingRow> encodings = report.encodings();
        List<Section> sections = new ArrayList<>();
        if (rows != null) {
            sections.add(fields(rows, top, report));
        }
        if (encodings != null) {
            sections.add(encodings(encodings, top, report));
        }
        return sections;
    }

    private static Section fields(List<AnatomyRow> all, int top, AnalyzeReport report) {
        long total = all.stream().mapToLong(AnatomyRow::bytes).sum();
        List<AnatomyRow> largest = all.stream().sorted(Comparator.comparingLong(AnatomyRow::bytes).reversed())
                .limit(top).toList();
        List<List<String>> rows = new ArrayList<>();
        largest.forEach(row -> rows.add(List.of(Sizes.binary(row.bytes()), Long.toString(row.bytes()),
                Sizes.percent(row.bytes(), total), Long.toString(row.objects()), row.resource(), row.field())));
        long others = total - largest.stream().mapToLong(AnatomyRow::bytes).sum();
        if (all.size() > largest.size()) {
            rows.add(List.of(Sizes.binary(others), Long.toString(others), Sizes.percent(others, total), "",
                    "… " + (all.size() - largest.size()) + " more", ""));
        }
        rows.add(List.of(Sizes.binary(total), Long.toString(total), Sizes.percent(total, total), "", "total", ""));
        return new Section("Anatomy of live objects: bytes of their values by field",
                new Table(List.of(Column.number("SIZE"), Column.detail("BYTES"), Column.number("SHARE"),
                        Column.detail("OBJECTS"), Column.name("RESOURCE"), Column.name("FIELD")), rows),
                Notes.filters(report));
    }

    private static Section encodings(List<EncodingRow> all, int top, AnalyzeReport report) {
        List<EncodingRow> largest = all.stream().sorted(Comparator.comparingLong(EncodingRow::valueBytes).reversed())
                .limit(top).toList();
        List<List<String>> rows = new ArrayList<>();
        largest.forEach(row -> rows.add(List.of(Sizes.binary(row.valueBytes()), Long.toString(row.valueBytes()),
                Long.toString(row.objects()), encoding(row), kind(row), row.resource())));
        long others = all.stream().mapToLong(EncodingRow::valueBytes).sum()
                - largest.stream().mapToLong(EncodingRow::valueBytes).sum();
        if (all.size() > largest.size()) {
            rows.add(List.of(Sizes.binary(others), Long.toString(others), "", "… " + (all.size() - largest.size())
                    + " more", "", ""));
        }
        return new Section("How live objects are written",
                new Table(List.of(Column.number("SIZE"), Column.detail("VALUE BYTES"), Column.detail("OBJECTS"),
                        Column.text("ENCODING"), Column.text("KIND"), Column.name("RESOURCE")), rows),
                Notes.filters(report));
    }

    private static String encoding(EncodingRow row) {
        return row.encoding()
                + (row.encryptionProvider() == null ? "" : " " + row.encryptionProvider() + " " + row.encryptionKey())
                + (row.payload() == null ? "" : ", " + row.payload() + " payload");
    }

    private static String kind(EncodingRow row) {
        String kind = row.kind();
        return kind == null ? "" : kind + (row.apiVersion() == null ? "" : " " + row.apiVersion());
    }
}
