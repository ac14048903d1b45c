package dev.etcdray.cli.flame;

import dev.etcdray.cli.flame.Node.Level;
import dev.etcdray.report.FileBreakdown;
import dev.etcdray.report.FileBreakdown.Part;
import java.util.function.LongFunction;

/** The parts of the file that are not revisions of keys. */
final class PartFrames {

    private PartFrames() {
    }

    static void add(FileBreakdown file, LongFunction<long[]> measure, Node root) {
        for (Part part : file.parts()) {
            if (part.bytes() != 0 && !isRevisions(part)) {
                nodeOf(part, root).add(measure.apply(part.bytes()));
            }
        }
    }

    /** Those are in the breakdown already. */
    private static boolean isRevisions(Part part) {
        return part.part().equals("entries") && part.state() != null;
    }

    private static Node nodeOf(Part part, Node root) {
        return switch (part.part()) {
            case "entries" -> root.child(Level.PART, "etcd's own buckets", Categories.ETCD).child(Level.PART,
                    String.valueOf(part.bucket()), Categories.ETCD);
            case "leafPageHeaders" -> overhead(root, "leaf page headers");
            case "leafSlack" -> overhead(root, "leaf slack");
            case "branchPages" -> overhead(root, "branch pages");
            case "metaPages" -> overhead(root, "meta pages");
            case "freelist" -> overhead(root, "freelist");
            case "freePages" -> root.child(Level.PART, "free pages", Categories.FREE);
            case "unreachablePages" -> root.child(Level.PART, "unreachable pages", Categories.FREE);
            case "preallocated" -> root.child(Level.PART, "preallocated", Categories.FREE);
            case "trailer" -> root.child(Level.PART, "snapshot trailer", Categories.ETCD);
            default -> root.child(Level.PART, part.part(), Categories.OVERHEAD);
        };
    }

    private static Node overhead(Node root, String name) {
        return root.child(Level.PART, "page overhead", Categories.OVERHEAD).child(Level.PART, name,
                Categories.OVERHEAD);
    }
}
