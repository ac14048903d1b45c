package dev.etcdray.cli.page;

import dev.etcdray.flamegraph.page.Look;
import dev.etcdray.flamegraph.page.Part;
import dev.etcdray.report.FileBreakdown;
import java.util.ArrayList;
import java.util.List;

/** The parts of the file that a reader tells apart; every byte is in one of them. */
enum FileBar {
    LIVE("Live data", Look.GREEN, "What a client reads: the newest revision of each key that exists."),
    OLD("Old versions", Look.AMBER, "Revisions that were overwritten. Compaction frees them."),
    MARKERS("Delete markers", Look.RED, "What etcd keeps of a deletion. Compaction frees them."),
    OWN("etcd’s own", Look.SLATE, "Leases, members, users, the bookkeeping of buckets, and a snapshot’s checksum."),
    OVERHEAD("Page overhead", Look.VIOLET, "Page headers, the index above the data, and the list of empty pages."),
    SLACK("Unused in pages", Look.OLIVE,
            "Gaps in pages that hold data. Only defragmentation packs them tighter."),
    EMPTY("Empty pages", Look.PALE,
            "Free for new writes, yet part of the db size. Only defragmentation returns them to the disk."),
    AHEAD("Preallocated", Look.PALE, "The file’s tail that etcd has not used yet; not part of the db size."),
    UNKNOWN("Not attributed", Look.BLUE, "Reached by nothing that was read.");

    private final String label;
    private final Look look;
    private final String definition;

    FileBar(String label, Look look, String definition) {
        this.label = label;
        this.look = look;
        this.definition = definition;
    }

    static List<Part> parts(FileBreakdown file) {
        List<Part> parts = new ArrayList<>();
        for (FileBar each : values()) {
            long bytes = each.bytes(file);
            if (bytes > 0 || each.ordinal() <= EMPTY.ordinal()) {
                parts.add(new Part(each.label, each.look, bytes, each.definition));
            }
        }
        return parts;
    }

    long bytes(FileBreakdown file) {
        return file.parts().stream().filter(part -> of(part) == this).mapToLong(FileBreakdown.Part::bytes).sum();
    }

    private static FileBar of(FileBreakdown.Part part) {
        return switch (part.part()) {
            case "entries" -> switch (part.state() == null ? "" : part.state()) {
                case "live" -> LIVE;
                case "superseded" -> OLD;
                case "tombstone" -> MARKERS;
                default -> OWN;
            };
            case "trailer" -> OWN;
            case "leafPageHeaders", "branchPages", "metaPages", "freelist" -> OVERHEAD;
            case "leafSlack" -> SLACK;
            case "freePages" -> EMPTY;
            case "preallocated" -> AHEAD;
            default -> UNKNOWN;
        };
    }
}
