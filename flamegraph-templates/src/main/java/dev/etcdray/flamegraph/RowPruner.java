package dev.etcdray.flamegraph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Keeps the rows of a report to a number of nodes. What loses its name joins the row without a name of its place, so
/// sums stay exact in every grouping; when there are too many places, the smallest namespaces become one, in the bands
/// as well.
final class RowPruner {
    private final FlameData data;
    private final int budget;
    private final long[] totals;

    /// What [#prune] made.
    ///
    /// @param data
    ///            the same totals under every metric
    /// @param unnamed
    ///            how many named rows lost their names
    /// @param namespaces
    ///            how many namespaces lost theirs
    /// @param bandNamespaces
    ///            how many namespaces are not kept apart by when they were written
    record Pruned(FlameData data, int unnamed, int namespaces, int bandNamespaces) {}

    private RowPruner(FlameData data, int budget) {
        this.data = data;
        this.budget = budget;
        this.totals = data.totals();
    }

    static Pruned prune(FlameData data, int budget) {
        return new RowPruner(data, budget).prune();
    }

    private Pruned prune() {
        Set<String> kept = keptNamespaces(data.rows(), budget / 2);
        Set<String> all = namespaces(data.rows());
        int others = all.size() - kept.size();
        List<Row> placed = others == 0 ? data.rows() : withOthers(data.rows(), kept, others);
        List<Row> rows = named(placed);
        List<Row> bandRows = data.bands().stream().flatMap(band -> band.rows().stream()).toList();
        Set<String> inBands = new LinkedHashSet<>(kept);
        inBands.retainAll(keptInBands(bandRows));
        int bandOthers = all.size() - inBands.size();
        List<Band> bands = data.bands().stream().map(band -> new Band(band.from(), band.to(),
                merged(bandOthers == 0 ? band.rows() : withOthers(band.rows(), inBands, bandOthers)))).toList();
        int unnamed = count(data.rows()) - count(rows);
        FlameData pruned = new FlameData(data.title(), data.name(), data.facts(), data.metrics(), data.categories(),
                rows, data.parts(), data.file(), fields(), bands, data.notes());
        return new Pruned(pruned, unnamed, others, bandOthers - others);
    }

    private static int count(List<Row> rows) {
        return (int) rows.stream().filter(row -> row.name() != null).count();
    }

    private static Set<String> namespaces(List<Row> rows) {
        Set<String> all = new LinkedHashSet<>();
        for (Row row : rows) {
            String namespace = row.place().namespace();
            if (namespace != null) {
                all.add(namespace);
            }
        }
        return all;
    }

    /// The largest namespaces whose places fit in `most` nodes.
    private Set<String> keptNamespaces(List<Row> rows, int most) {
        Map<String, Set<Place>> places = new LinkedHashMap<>();
        int used = 0;
        Set<Place> without = new HashSet<>();
        for (Row row : rows) {
            String namespace = row.place().namespace();
            if (namespace == null) {
                without.add(row.place());
            } else {
                places.computeIfAbsent(namespace, key -> new HashSet<>()).add(row.place());
            }
        }
        used += 2 * without.size();
        Set<String> kept = new LinkedHashSet<>();
        for (String namespace : bySize(rows)) {
            // a place is up to two frames: its own and that of the rows without a name in it
            used += 2 * places.getOrDefault(namespace, Set.of()).size() + 1;
            if (used > most) {
                break;
            }
            kept.add(namespace);
        }
        return kept;
    }

    private Set<String> keptInBands(List<Row> rows) {
        Map<String, Integer> cells = new LinkedHashMap<>();
        int used = 0;
        for (Row row : rows) {
            String namespace = row.place().namespace();
            if (namespace == null) {
                used++;
            } else {
                cells.merge(namespace, 1, Integer::sum);
            }
        }
        Set<String> kept = new LinkedHashSet<>();
        for (String namespace : bySize(rows)) {
            used += cells.getOrDefault(namespace, 0);
            // a row of a band costs about as much as a named one
            if (used > budget) {
                break;
            }
            kept.add(namespace);
        }
        return kept;
    }

    /// Namespaces, the largest first; how large one is: its share under the metric where that is largest.
    private List<String> bySize(List<Row> rows) {
        Map<String, long[]> sums = new LinkedHashMap<>();
        for (Row row : rows) {
            String namespace = row.place().namespace();
            if (namespace != null) {
                add(sums.computeIfAbsent(namespace, key -> new long[totals.length]), row);
            }
        }
        return sums.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, long[]>>comparingDouble(entry -> -share(entry.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey).toList();
    }

    private double share(long[] values) {
        double largest = 0;
        for (int m = 0; m < totals.length; m++) {
            largest = Math.max(largest, totals[m] == 0 ? 0 : (double) values[m] / totals[m]);
        }
        return largest;
    }

    private static void add(long[] to, Row row) {
        for (int m = 0; m < to.length; m++) {
            to[m] = Math.addExact(to[m], row.value(m));
        }
    }

    private static List<Row> withOthers(List<Row> rows, Set<String> kept, int others) {
        String name = "… %s other %s".formatted(PlainText.count(others), others == 1 ? "namespace" : "namespaces");
        List<Row> out = new ArrayList<>(rows.size());
        for (Row row : rows) {
            Place place = row.place();
            String namespace = place.namespace();
            out.add(namespace == null || kept.contains(namespace)
                    ? row
                    : new Row(new Place(place.resource(), name, without(place.directory(), namespace),
                            place.category()), null, row.values()));
        }
        return out;
    }

    /// `/registry/pods/` of `/registry/pods/default/`.
    private static String without(String directory, String namespace) {
        String end = "/" + namespace + "/";
        return directory.endsWith(end) ? directory.substring(0, directory.length() - end.length() + 1) : directory;
    }

    /// The largest named rows that fit, the others by place.
    private List<Row> named(List<Row> rows) {
        long places = rows.stream().map(Row::place).distinct().count();
        long left = budget - 3 * places - 2;
        long all = rows.stream().mapToLong(RowPruner::cost).sum();
        if (all + 2 * places <= budget) {
            return merged(rows);
        }
        boolean[] keeps = new boolean[rows.size()];
        double[] sizes = rows.stream().mapToDouble(row -> share(row.values())).toArray();
        for (int i : IntStream.range(0, rows.size()).filter(i -> rows.get(i).name() != null).boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -sizes[i]).thenComparingInt(i -> i)).toList()) {
            left -= cost(rows.get(i));
            if (left < 0) {
                break;
            }
            keeps[i] = true;
        }
        List<Row> out = new ArrayList<>(rows.size());
        for (int i = 0; i < keeps.length; i++) {
            out.add(keeps[i] ? rows.get(i) : new Row(rows.get(i).place(), null, rows.get(i).values()));
        }
        return merged(out);
    }

    /// Frames that a row can become: outside of resources its name is split at slashes.
    private static long cost(Row row) {
        String name = row.name();
        return name == null || row.place().resource() != null ? 1 : 1 + name.chars().filter(c -> c == '/').count();
    }

    /// Rows without a name once a place, behind the named ones of that place; places as they first come.
    static List<Row> merged(List<Row> rows) {
        Map<Place, List<Row>> byPlace = new LinkedHashMap<>();
        for (Row row : rows) {
            byPlace.computeIfAbsent(row.place(), key -> new ArrayList<>()).add(row);
        }
        List<Row> out = new ArrayList<>(rows.size());
        byPlace.forEach((place, ofPlace) -> {
            long[] rest = new long[ofPlace.getFirst().metrics()];
            boolean any = false;
            for (Row row : ofPlace) {
                if (row.name() == null) {
                    add(rest, row);
                    any = true;
                } else {
                    out.add(row);
                }
            }
            if (any && LongStream.of(rest).anyMatch(value -> value != 0)) {
                out.add(new Row(place, null, rest));
            }
        });
        return out;
    }

    /// The largest fields that fit a tenth of the budget; the others of a resource together.
    private List<Field> fields() {
        int most = Math.max(500, budget / 10);
        if (data.fields().size() <= most) {
            return data.fields();
        }
        Set<Field> kept = new HashSet<>(data.fields().stream().sorted(Comparator.comparingLong(field -> -field.bytes()))
                .limit(most).toList());
        List<Field> out = new ArrayList<>(data.fields().stream().filter(kept::contains).toList());
        Map<String, List<Field>> rest = new LinkedHashMap<>();
        for (Field field : data.fields()) {
            if (!kept.contains(field)) {
                rest.computeIfAbsent(field.resource(), key -> new ArrayList<>()).add(field);
            }
        }
        rest.forEach((resource, fields) -> out.add(new Field(resource, fields.getFirst().category(),
                List.of("… %s smaller fields".formatted(PlainText.count(fields.size()))),
                Field.UNKNOWN,
                fields.stream().mapToLong(Field::bytes).sum())));
        return out;
    }
}
