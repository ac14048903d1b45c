package dev.etcdray.cli.flame;

import dev.etcdray.flamegraph.Place;
import dev.etcdray.flamegraph.Row;
import dev.etcdray.report.Analysis;
import dev.etcdray.report.BreakdownRow;
import dev.etcdray.report.TopKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The keys as rows: those that are named, and of each resource and namespace the others together. */
final class ObjectRows {
    private final List<BreakdownRow> breakdown;
    private final Measures measures;
    private final Map<Group, List<TopKey>> named;
    /** Of each resource below its prefix, the directory of its keys without their namespace. */
    private final Map<Storage, String> directories = new HashMap<>();

    /** What ties an object to its row of the breakdown. */
    private record Group(@Nullable String resource, @Nullable String namespace, @Nullable String prefix) {}

    private record Storage(String resource, @Nullable String prefix) {}

    ObjectRows(Analysis analysis, Measures measures) {
        this.breakdown = analysis.report().breakdown();
        this.measures = measures;
        named = analysis.objects().stream()
                .collect(Collectors.groupingBy(key -> new Group(key.resource(), key.namespace(), key.prefix())));
        analysis.objects().forEach(this::learnDirectory);
    }

    private void learnDirectory(TopKey key) {
        String resource = key.resource();
        if (resource == null) {
            return;
        }
        String directory = key.key().substring(0, key.key().length() - key.name().length());
        String namespace = key.namespace() == null ? "" : key.namespace() + "/";
        if (directory.endsWith(namespace)) {
            directories.putIfAbsent(new Storage(resource, key.prefix()),
                    directory.substring(0, directory.length() - namespace.length()));
        }
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (BreakdownRow row : breakdown) {
            Place place = place(row);
            long[] rest = measures.of(row);
            for (TopKey key : named.getOrDefault(new Group(row.resource(), row.namespace(), row.prefix()),
                    List.of())) {
                long[] measured = measures.of(key);
                rows.add(new Row(place, name(key, place), measured));
                for (int i = 0; i < rest.length; i++) {
                    rest[i] -= measured[i];
                }
            }
            if (LongStream.of(rest).anyMatch(value -> value != 0)) {
                rows.add(new Row(place, null, rest));
            }
        }
        return rows;
    }

    /** Whether no row stands for several keys. */
    boolean allNamed() {
        return rows().stream().allMatch(row -> row.name() != null);
    }

    /** Where a row of the breakdown, of all revisions or of a band, stands. */
    Place place(BreakdownRow row) {
        String prefix = Objects.requireNonNullElse(row.prefix(), "(no prefix)");
        String resource = row.resource();
        String category = Categories.of(resource, row.group());
        if (resource == null) {
            return new Place(null, row.namespace(), prefix.startsWith("/") ? withSlash(prefix) : prefix, category);
        }
        String namespace = row.namespace();
        String base = directories.get(new Storage(resource, row.prefix()));
        return new Place(resource, namespace, base == null
                ? withSlash(prefix)
                : namespace == null ? base : base + namespace + "/", category);
    }

    private static String withSlash(String prefix) {
        return prefix.endsWith("/") ? prefix : prefix + "/";
    }

    /** The key behind its directory: outside Kubernetes a prefix may be shorter than the key's own directory. */
    private static String name(TopKey key, Place place) {
        if (place.resource() != null) {
            return key.name();
        }
        return key.key().startsWith(place.directory()) ? key.key().substring(place.directory().length()) : key.key();
    }
}
