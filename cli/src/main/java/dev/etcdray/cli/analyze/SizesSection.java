package dev.etcdray.cli.analyze;

import dev.etcdray.cli.text.Column;
import dev.etcdray.cli.text.Section;
import dev.etcdray.cli.text.Table;
import dev.etcdray.etcd.Sizes;
import dev.etcdray.report.FileBreakdown;
import java.util.List;

/** The three sizes that are so easily mixed up. */
final class SizesSection {

    private SizesSection() {
    }

    static Section of(FileBreakdown file) {
        long freeBytes = file.dbSizeBytes() - file.inUseBytes();
        List<List<String>> rows = List.of(
                row(file.bytes(), "file", "length on disk"),
                row(file.dbSizeBytes(), "db size", "what etcd compares with its quota"),
                row(file.inUseBytes(), "in use", Sizes.percent(file.inUseBytes(), file.dbSizeBytes())
                        + " of db size; " + Sizes.binary(freeBytes) + " is free for reuse"));
        return new Section("Sizes",
                new Table(List.of(Column.number("SIZE"), Column.number("BYTES"), Column.text("OF"),
                        Column.text("")), rows),
                List.of());
    }

    private static List<String> row(long bytes, String name, String meaning) {
        return List.of(Sizes.binary(bytes), Long.toString(bytes), name, meaning);
    }
}
