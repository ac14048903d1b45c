package dev.etcdray.cli.flame;

import dev.etcdray.cli.flame.Node.Level;
import dev.etcdray.report.Analysis;
import dev.etcdray.report.BreakdownRow;
import dev.etcdray.report.TopKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The keys: key space, resource, namespace, object. */
final class KeyFrames {
    private final Map<Row, List<TopKey>> named;
    private final Measures measures;

    /** What ties an object to its row of the breakdown. */
    private record Row(@Nullable String resource, @Nullable String namespace, @Nullable String prefix) {}

    private KeyFrames(List<TopKey> objects, Measures measures) {
        this.measures = measures;
        named = objects.stream()
                .collect(Collectors.groupingBy(key -> new Row(key.resource(), key.namespace(), key.prefix())));
    }

    static void add(Analysis analysis, Measures measures, Node root) {
        KeyFrames frames = new KeyFrames(analysis.objects(), measures);
        analysis.report().breakdown().forEach(row -> frames.add(row, root));
    }

    private void add(BreakdownRow row, Node root) {
        String category = Categories.of(row.resource(), row.group());
        Node node = nodeOf(row, category, root);
        long[] rest = measures.of(row);
        List<TopKey> objects = named.getOrDefault(new Row(row.resource(), row.namespace(), row.prefix()), List.of());
        for (TopKey object : objects) {
            long[] measured = measures.of(object);
            node.child(Level.OBJECT, object.name().isEmpty() ? object.key() : object.name(), category).add(measured);
            for (int i = 0; i < rest.length; i++) {
                rest[i] -= measured[i];
            }
        }
        addRest(node, rest, objects.isEmpty(), category);
    }

    private static Node nodeOf(BreakdownRow row, String category, Node root) {
        String prefix = Objects.requireNonNullElse(row.prefix(), "(no prefix)");
        String resource = row.resource();
        if (resource == null) {
            String space = firstSegment(prefix);
            Node node = root.child(Level.KEY_SPACE, space, Categories.OTHER);
            return space.equals(prefix) ? node : node.child(Level.PREFIX, prefix, category);
        }
        Node node = root.child(Level.KEY_SPACE, prefix, Categories.OTHER).child(Level.RESOURCE, resource, category);
        String namespace = row.namespace();
        return namespace == null ? node : node.child(Level.NAMESPACE, namespace, category);
    }

    /** {@code /calico} of {@code /calico/ipam/v2}, so that a thousand prefixes do not stand side by side. */
    private static String firstSegment(String prefix) {
        int slash = prefix.indexOf('/', 1);
        return slash < 0 ? prefix : prefix.substring(0, slash);
    }

    private void addRest(Node node, long[] rest, boolean all, String category) {
        long bytes = rest[Measures.BYTES];
        if (bytes == 0) {
            return;
        }
        if (bytes < 0) {
            throw new IllegalStateException("named objects have " + -bytes + " bytes more than their row");
        }
        node.child(Level.REST, restName(rest[measures.objects()], all), category).add(rest);
    }

    private static String restName(long objects, boolean all) {
        if (objects == 0) {
            return "deleted objects";
        }
        String noun = objects == 1 ? " object" : " objects";
        return all ? objects + noun : "… " + objects + " smaller" + noun;
    }
}
