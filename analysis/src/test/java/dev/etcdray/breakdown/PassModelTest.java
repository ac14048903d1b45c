package dev.etcdray.breakdown;

import dev.etcdray.breakdown.FakeFeed.Revision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The pass against the definitions, written down once more in the plainest way: all revisions in lists and maps. */
class PassModelTest {
    private static final int BANDS = 8;
    private static final int TOP = 10;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyFigureIsTheModels(long seed) throws IOException {
        List<Revision> history = RandomHistory.of(seed, 5000);
        Breakdown breakdown = Pass.run(new FakeFeed(history, 37), Passes.options(3));
        Model model = new Model(history);

        assertThat(Passes.numbers(breakdown.totals())).isEqualTo(sum(history, model));
        assertThat(breakdown.matchedKeys()).isEqualTo(model.keys.size());
        assertThat(breakdown.attachedKeys()).isEqualTo(history.stream()
                .filter(revision -> model.state(revision) == RevisionState.LIVE && revision.lease() != 0).count());
        assertThat(breakdown.groups()).isSortedAccordingTo(
                Comparator.comparingLong((Breakdown.Group group) -> group.sums().bytes()).reversed());
        assertThat(grouped(breakdown)).isEqualTo(model.by(revision -> place(revision).toString()));
        assertThat(banded(breakdown)).isEqualTo(model.by(revision -> place(revision) + " " + model.band(revision)));
        assertBands(breakdown, model);
        assertThat(leases(breakdown)).isEqualTo(
                model.by(revision -> place(revision) + " " + model.band(revision) + " " + revision.lease()));
        assertThat(kinds(breakdown)).isEqualTo(model.by(revision -> place(revision) + " " + model.kind(revision)));
        assertTop(breakdown.largest(), model, Model.Key::liveBytes);
        assertTop(breakdown.mostRevisions(), model, key -> key.revisions.size());
        assertTop(breakdown.mostHistory(), model, key -> key.bytes() - key.liveBytes());
        assertTop(breakdown.biggest(), model, Model.Key::bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 37, 512, 10_000})
    void anyNumberOfWorkersSaysTheSame(int chunkSize) throws IOException {
        List<Revision> history = RandomHistory.of(4, 3000);
        String one = Passes.text(Pass.run(new FakeFeed(history, chunkSize), Passes.options(1)));
        for (int workers : new int[]{2, 3, 5}) {
            assertThat(Passes.text(Pass.run(new FakeFeed(history, chunkSize), Passes.options(workers))))
                    .as("%d workers", workers).isEqualTo(one);
        }
    }

    /** Revisions, and of each key which there are, oldest first. */
    private static final class Model {
        private final Map<String, Key> keys = new LinkedHashMap<>();
        private final List<Revision> history;

        private static final class Key {
            private final List<Revision> revisions = new ArrayList<>();

            Revision newest() {
                return revisions.getLast();
            }

            long bytes() {
                return revisions.stream().mapToLong(Revision::entryBytes).sum();
            }

            long liveBytes() {
                return newest().tombstone() ? 0 : newest().entryBytes();
            }
        }

        Model(List<Revision> history) {
            this.history = history;
            history.forEach(revision -> key(revision).revisions.add(revision));
        }

        Key key(Revision revision) {
            return keys.computeIfAbsent(revision.keyText(), _ -> new Key());
        }

        RevisionState state(Revision revision) {
            if (revision.tombstone()) {
                return RevisionState.TOMBSTONE;
            }
            // A key has one revision at most under a main revision.
            return key(revision).newest().main() == revision.main() ? RevisionState.LIVE : RevisionState.SUPERSEDED;
        }

        /** Equal widths, rounded up so that there are no more than asked for. */
        int band(Revision revision) {
            long span = history.getLast().main() - history.getFirst().main() + 1;
            long width = (span + BANDS - 1) / BANDS;
            return (int) ((revision.main() - history.getFirst().main()) / width);
        }

        String kind(Revision revision) {
            return key(revision).newest().tombstone()
                    ? "(deleted)"
                    : RandomHistory.directory(revision.keyText()).kind();
        }

        Map<String, List<Long>> by(Function<Revision, String> name) {
            Map<String, List<Revision>> groups = new TreeMap<>();
            history.forEach(revision -> groups.computeIfAbsent(name.apply(revision), _ -> new ArrayList<>())
                    .add(revision));
            Map<String, List<Long>> sums = new TreeMap<>();
            groups.forEach((group, revisions) -> sums.put(group, sum(revisions, this)));
            return sums;
        }
    }

    private static List<Long> sum(List<Revision> revisions, Model model) {
        List<Long> sums = new ArrayList<>();
        for (RevisionState state : RevisionState.values()) {
            List<Revision> those = revisions.stream().filter(revision -> model.state(revision) == state).toList();
            sums.add((long) those.size());
            sums.add(those.stream().mapToLong(Revision::entryBytes).sum());
            sums.add(those.stream().mapToLong(revision -> revision.key().length).sum());
            sums.add(those.stream().mapToLong(revision -> revision.value().length).sum());
        }
        return sums;
    }

    private static Place place(Revision revision) {
        return RandomHistory.directory(revision.keyText()).place();
    }

    private static Map<String, List<Long>> grouped(Breakdown breakdown) {
        Map<String, List<Long>> rows = new TreeMap<>();
        breakdown.groups().forEach(group -> rows.put(group.place().toString(), Passes.numbers(group.sums())));
        return rows;
    }

    private static Map<String, List<Long>> banded(Breakdown breakdown) {
        Map<String, List<Long>> rows = new TreeMap<>();
        for (Breakdown.Group group : breakdown.groups()) {
            for (int band = 0; band < group.bandSums().size(); band++) {
                if (group.bandSums().get(band) != null) {
                    rows.put(group.place() + " " + band, Passes.numbers(group.bandSums().get(band)));
                }
            }
        }
        return rows;
    }

    private static void assertBands(Breakdown breakdown, Model model) {
        Map<Integer, List<Revision>> byBand = new TreeMap<>();
        model.history.forEach(revision -> byBand.computeIfAbsent(model.band(revision), _ -> new ArrayList<>())
                .add(revision));
        assertThat(breakdown.bands().count()).isEqualTo(BANDS);
        byBand.forEach((band, revisions) -> {
            assertThat(Passes.numbers(breakdown.bandTotals().get(band))).isEqualTo(sum(revisions, model));
            assertThat(revisions).allMatch(revision -> revision.main() >= breakdown.bands().from(band)
                    && revision.main() <= breakdown.bands().to(band));
        });
    }

    private static Map<String, List<Long>> leases(Breakdown breakdown) {
        Map<String, List<Long>> rows = new TreeMap<>();
        breakdown.leaseCells().forEach(cell -> rows.put(cell.place() + " " + cell.band() + " " + cell.lease(),
                Passes.numbers(cell.sums())));
        return rows;
    }

    private static Map<String, List<Long>> kinds(Breakdown breakdown) {
        Map<String, List<Long>> rows = new TreeMap<>();
        breakdown.kindCells().forEach(cell -> rows.put(cell.place() + " " + cell.kind(),
                Passes.numbers(cell.sums())));
        return rows;
    }

    /** The largest figures; of equal ones the newer key first. */
    private static void assertTop(List<Breakdown.KeyRow> rows, Model model, ToLongFunction<Model.Key> figure) {
        List<Model.Key> expected = model.keys.values().stream().filter(key -> figure.applyAsLong(key) > 0)
                .sorted(Comparator.comparingLong(figure).reversed()
                        .thenComparingInt(key -> -model.history.indexOf(key.newest())))
                .limit(TOP).toList();
        assertThat(rows).extracting(Passes::key)
                .containsExactlyElementsOf(expected.stream().map(key -> key.newest().keyText()).toList());
        for (int i = 0; i < rows.size(); i++) {
            Breakdown.KeyRow row = rows.get(i);
            Model.Key key = expected.get(i);
            List<Revision> superseded = key.revisions.stream()
                    .filter(revision -> model.state(revision) == RevisionState.SUPERSEDED).toList();
            List<Revision> tombstones = key.revisions.stream().filter(Revision::tombstone).toList();
            assertThat(row.place()).isEqualTo(place(key.newest()));
            assertThat(row.live()).isEqualTo(!key.newest().tombstone());
            assertThat(row.liveBytes()).isEqualTo(key.liveBytes());
            assertThat(row.superseded()).isEqualTo(superseded.size());
            assertThat(row.supersededBytes()).isEqualTo(superseded.stream().mapToLong(Revision::entryBytes).sum());
            assertThat(row.supersededValueBytes()).isEqualTo(
                    superseded.stream().mapToLong(revision -> revision.value().length).sum());
            assertThat(row.tombstones()).isEqualTo(tombstones.size());
            assertThat(row.tombstoneBytes()).isEqualTo(tombstones.stream().mapToLong(Revision::entryBytes).sum());
            assertThat(row.modRevision()).isEqualTo(key.newest().main());
            assertThat(row.version()).isEqualTo(key.newest().version());
            assertThat(row.valueBytes()).isEqualTo(key.newest().value().length);
        }
    }
}
