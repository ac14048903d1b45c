package dev.etcdray.breakdown;

import dev.etcdray.etcd.RevisionFeed;
import dev.etcdray.kube.KubeKeys;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs the pass for tests, and shows what it gives in a form that can be compared. */
final class Passes {
    /** Where the compaction is that every run looks at. */
    static final long MIDDLE = 100;

    private Passes() {
    }

    static PassOptions options(int workers) {
        return options(workers, RowFilter.ALL);
    }

    static PassOptions options(int workers, RowFilter filter) {
        return new PassOptions(workers, 8, new KubeKeys(KubeKeys.DEFAULT_PREFIXES), filter, 10, 10, true, true,
                new CompactAt(1, MIDDLE, true), List.of(), null);
    }

    static Breakdown run(RevisionFeed feed) throws IOException {
        return Pass.run(feed, options(2));
    }

    /** The twelve numbers in the order of the states: revisions, bytes, key bytes, value bytes. */
    static List<Long> numbers(@Nullable Sums sums) {
        return sums == null
                ? List.of()
                : java.util.Arrays.stream(RevisionState.values()).flatMap(state -> java.util.stream.Stream
                        .of(sums.revisions(state), sums.bytes(state), sums.keyBytes(state), sums.valueBytes(state)))
                        .toList();
    }

    /** Rows by place, with the prefix only where there is no resource. */
    static Map<String, List<Long>> rows(Breakdown breakdown) {
        return breakdown.groups().stream()
                .collect(Collectors.toMap(group -> name(group.place()), group -> numbers(group.sums()), (a, b) -> {
                    throw new AssertionError("two rows of one name");
                }, TreeMap::new));
    }

    static String name(Place place) {
        return place.isKubernetes() ? place.resource() + " in " + place.namespace() : place.prefix();
    }

    /** All of a breakdown as text, field by field and in order: two that are equal read alike. */
    static String text(Breakdown breakdown) {
        StringBuilder text = new StringBuilder();
        text.append(breakdown.coverage()).append('\n').append(numbers(breakdown.totals())).append('\n');
        text.append(breakdown.matchedKeys()).append(' ').append(breakdown.attachedKeys()).append('\n');
        for (int band = 0; band < breakdown.bands().count(); band++) {
            text.append(breakdown.bands().from(band)).append('-').append(breakdown.bands().to(band)).append(' ')
                    .append(numbers(breakdown.bandTotals().get(band))).append('\n');
        }
        breakdown.groups().forEach(group -> text.append(group.place()).append(numbers(group.sums()))
                .append(group.bandSums().stream().map(Passes::numbers).toList()).append('\n'));
        List.of(breakdown.largest(), breakdown.mostRevisions(), breakdown.mostHistory(), breakdown.biggest())
                .forEach(rows -> rows.forEach(row -> text.append(row(row)).append('\n')));
        breakdown.leaseCells().forEach(cell -> text.append(cell.place()).append(cell.band()).append(' ')
                .append(cell.lease()).append(numbers(cell.sums())).append('\n'));
        breakdown.kindCells().forEach(cell -> text.append(cell.place()).append(cell.kind())
                .append(numbers(cell.sums())).append('\n'));
        Compacted compacted = java.util.Objects.requireNonNull(breakdown.compacted());
        text.append(compacted.revisions()).append(' ').append(compacted.bytes()).append(compacted.curve());
        text.append(breakdown.attachedLeases().size());
        return text.toString();
    }

    static String key(Breakdown.KeyRow row) {
        return new String(row.key().toArray(java.lang.foreign.ValueLayout.JAVA_BYTE),
                java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static String row(Breakdown.KeyRow row) {
        return List.of(key(row), row.place(), row.live(), row.liveBytes(), row.supersededBytes(),
                row.supersededValueBytes(), row.tombstoneBytes(), row.superseded(), row.tombstones(),
                row.modRevision(), row.version(), row.valueBytes()).toString();
    }
}
