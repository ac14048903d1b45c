package dev.etcdray.cli.analyze;

import dev.etcdray.cli.text.Column;
import dev.etcdray.cli.text.Section;
import dev.etcdray.cli.text.Table;
import dev.etcdray.etcd.Sizes;
import dev.etcdray.report.FileBreakdown;
import dev.etcdray.report.FileBreakdown.Part;
import java.util.ArrayList;
import java.util.List;

/** Every byte of the file, in parts that add up to it. */
final class PartsSection {
    private static final String UNATTRIBUTED = "unattributed";

    private PartsSection() {
    }

    static Section of(FileBreakdown file) {
        List<List<String>> rows = new ArrayList<>();
        // Entries in the order of the buckets, then what is around them, as the report has it.
        for (Part part : file.parts()) {
            if (part.bytes() != 0 && !part.part().equals(UNATTRIBUTED)) {
                rows.add(row(part.bytes(), file.bytes(), name(part)));
            }
        }
        long unattributed = file.parts().stream().filter(part -> part.part().equals(UNATTRIBUTED))
                .mapToLong(Part::bytes).sum();
        rows.add(row(unattributed, file.bytes(), UNATTRIBUTED));
        long total = file.parts().stream().mapToLong(Part::bytes).sum();
        rows.add(row(total, file.bytes(), "total"));
        return new Section("File parts", new Table(
                List.of(Column.number("SIZE"), Column.number("BYTES"), Column.number("OF FILE"), Column.prose("PART")),
                rows), List.of());
    }

    private static List<String> row(long bytes, long fileBytes, String name) {
        return List.of(Sizes.binary(bytes), Long.toString(bytes), Sizes.percent(bytes, fileBytes), name);
    }

    private static String name(Part part) {
        return switch (part.part()) {
            case "entries" -> "entries of bucket " + part.bucket() + state(part);
            case "leafPageHeaders" -> "leaf page headers";
            case "leafSlack" -> "leaf slack";
            case "branchPages" -> "branch pages";
            case "metaPages" -> "meta pages";
            case "freePages" -> "free pages";
            case "unreachablePages" -> "unreachable pages";
            case "preallocated" -> "preallocated above the high-water mark";
            case "trailer" -> "snapshot trailer";
            default -> part.part();
        };
    }

    private static String state(Part part) {
        String state = part.state();
        if (state != null) {
            return ": " + state;
        }
        return "key".equals(part.bucket()) ? ": the bucket itself and what is no revision" : "";
    }
}
