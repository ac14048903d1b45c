package dev.etcdray.breakdown;

import dev.etcdray.etcd.KeyText;
import dev.etcdray.etcd.RevisionFeed;
import dev.etcdray.etcd.StoredRevision;
import dev.etcdray.kube.KubeLocation;
import dev.etcdray.kube.ValueHeader;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts together what the workers found. Nothing in it depends on how the keys were split among them. */
final class Collector {
    private static final int PREFIX_ROWS = 1000;
    static final Comparator<Breakdown.Group> LARGEST_FIRST = Comparator
            .comparingLong((Breakdown.Group group) -> -group.sums().bytes())
            .thenComparing(Breakdown.Group::place, Place.BY_NAME);
    static final Comparator<Breakdown.LeaseCell> BY_LEASE = Comparator
            .comparing(Breakdown.LeaseCell::place, Place.BY_NAME).thenComparingInt(Breakdown.LeaseCell::band)
            .thenComparingLong(Breakdown.LeaseCell::lease);

    /** Any place outside Kubernetes. */
    private static final Place OUTSIDE = new Place(null, null, null, "");

    private final RevisionFeed feed;
    private final PassOptions options;
    private final Bands bands;
    private final List<Worker> workers;
    private final OtherDirectories others;
    /** Places whose API group a stored value told, by the place that the key alone gave. */
    private final Map<Place, Place> resolved = new HashMap<>();

    private final @Nullable KeptEntries kept;

    Collector(RevisionFeed feed, PassOptions options, Bands bands, List<Worker> workers, @Nullable KeptEntries kept) {
        this.kept = kept;
        this.feed = feed;
        this.options = options;
        this.bands = bands;
        this.workers = workers;
        this.others = new OtherDirectories(bands.count(), OtherDirectories.LIMIT);
    }

    Breakdown breakdown() throws IOException {
        try (RevisionFeed.Reader reader = feed.newReader()) {
            List<Breakdown.Group> groups = groups(reader);
            narrow();
            TopRows largest = new TopRows(options.top(), (table, row) -> table.bytes(row, RevisionState.LIVE));
            TopRows revisions = new TopRows(options.top(), Collector::revisions);
            TopRows history = new TopRows(options.top(), Collector::history);
            TopRows biggest = new TopRows(options.biggest(), Collector::allBytes);
            showKeys(reader);
            ValueLook values = options.values();
            if (values != null) {
                new LiveValues(feed, options.kube(), this::resolved).show(workers, values);
            }
            long matched = 0;
            for (Worker worker : workers) {
                Named named = new Named(worker);
                for (int row = 0; row < worker.table().rows(); row++) {
                    matched += worker.table().isMatched(row) ? 1 : 0;
                    if (worker.table().isMatched(row) && named.is(row)) {
                        largest.offer(worker, row);
                        revisions.offer(worker, row);
                        history.offer(worker, row);
                        biggest.offer(worker, row);
                    }
                }
            }
            return new Breakdown(feed.coverage(), totals(), matched, attachedKeys(), bands, bandTotals(), groups,
                    rows(reader, largest), rows(reader, revisions), rows(reader, history), rows(reader, biggest),
                    leaseCells(), options.byKind() ? new KindCells(this::place, reader).of(workers) : List.of(),
                    attachedLeases(), compacted());
        }
    }

    /** Which of a worker's keys may be named, by their directories. */
    private final class Named {
        private final KeyTable table;
        private final BitSet directories = new BitSet();

        Named(Worker worker) {
            this.table = worker.table();
            List<Tally> tallies = worker.directories().kubeTallies();
            for (int i = 0; i < tallies.size(); i++) {
                directories.set(i, options.named().test(resolved(tallies.get(i).place())));
            }
        }

        boolean is(int row) {
            int directory = table.directory(row);
            return directory < 0 ? options.named().test(OUTSIDE) : directories.get(directory);
        }
    }

    private Sums totals() {
        Sums totals = new Sums();
        workers.forEach(worker -> totals.add(worker.totals()));
        return totals;
    }

    private LongSet attachedLeases() {
        LongSet leases = new LongSet();
        workers.forEach(worker -> worker.attachedLeases().forEach(leases::add));
        return leases;
    }

    private @Nullable Compacted compacted() {
        Freed freed = workers.getFirst().freed();
        if (freed == null || kept == null) {
            return null;
        }
        for (Worker worker : workers.subList(1, workers.size())) {
            Freed others = worker.freed();
            if (others != null) {
                freed.add(others);
            }
        }
        return freed.compacted(kept);
    }

    private void showKeys(RevisionFeed.Reader reader) throws IOException {
        for (int look = 0; look < options.keys().size(); look++) {
            List<TopRows.Choice> marked = new ArrayList<>();
            for (Worker worker : workers) {
                KeyTable table = worker.table();
                for (int row = 0; row < table.rows(); row++) {
                    if (table.isMarked(row, look) && table.isMatched(row)) {
                        marked.add(new TopRows.Choice(0, 0, table.locator(row), worker, row));
                    }
                }
            }
            marked.sort(Comparator.comparingLong(TopRows.Choice::locator));
            for (TopRows.Choice choice : marked) {
                options.keys().get(look).key(row(reader, choice));
            }
        }
    }

    private long attachedKeys() {
        return workers.stream().mapToLong(Worker::attachedKeys).sum();
    }

    private List<Sums> bandTotals() {
        List<Sums> totals = new ArrayList<>();
        for (int band = 0; band < bands.count(); band++) {
            Sums sums = new Sums();
            for (Worker worker : workers) {
                sums.add(worker.bandTotal(band));
            }
            totals.add(sums);
        }
        return totals;
    }

    private List<Breakdown.Group> groups(RevisionFeed.Reader reader) throws IOException {
        Map<Place, Tally> kube = new LinkedHashMap<>();
        for (Worker worker : workers) {
            for (Tally tally : worker.directories().kubeTallies()) {
                kube.computeIfAbsent(tally.place(), place -> new Tally(place, bands.count())).add(tally);
            }
            others.addAll(worker.directories().others());
        }
        List<Breakdown.Group> groups = new ArrayList<>();
        resolveGroups(reader, kube).values().forEach(tally -> groups.add(tally.group(tally.place())));
        groups.addAll(new PrefixRows(bands.count(), PREFIX_ROWS).rows(others.byDirectory(), others.depth() == 0));
        groups.removeIf(group -> group.sums().isEmpty() || !options.filter().matches(group.place()));
        groups.sort(LARGEST_FIRST);
        return groups;
    }

    /** A built-in type that is newer than our table tells its API group in its values. */
    private Map<Place, Tally> resolveGroups(RevisionFeed.Reader reader, Map<Place, Tally> kube) throws IOException {
        Map<String, Tally> newestLive = new HashMap<>();
        kube.forEach((place, tally) -> {
            if (place.group() == null && tally.newestLive() >= 0) {
                newestLive.merge(String.valueOf(place.resource()), tally, Collector::newer);
            }
        });
        Map<String, String> apiVersions = new HashMap<>();
        for (Map.Entry<String, Tally> entry : newestLive.entrySet()) {
            String apiVersion = ValueHeader.of(reader.revision(entry.getValue().newestLive()).value()).apiVersion();
            if (apiVersion != null) {
                apiVersions.put(entry.getKey(), apiVersion);
            }
        }
        Map<Place, Tally> known = new LinkedHashMap<>();
        kube.forEach((place, tally) -> {
            Place better = withApiVersion(place, apiVersions);
            resolved.put(place, better);
            known.computeIfAbsent(better, key -> new Tally(key, bands.count())).add(tally);
        });
        return known;
    }

    private static Tally newer(Tally one, Tally other) {
        return Comparator.comparingLong(Tally::newness).thenComparingLong(Tally::newestLive).compare(one, other) < 0
                ? other
                : one;
    }

    /** The pass let through all that may be of the resource that was asked for; now all API groups are known. */
    private void narrow() {
        for (Worker worker : workers) {
            KeyTable table = worker.table();
            List<Tally> tallies = worker.directories().kubeTallies();
            BitSet foreign = new BitSet();
            for (int i = 0; i < tallies.size(); i++) {
                Place place = tallies.get(i).place();
                foreign.set(i, options.filter().mayMatch(place) && !options.filter().matches(resolved(place)));
            }
            for (int row = 0; !foreign.isEmpty() && row < table.rows(); row++) {
                if (table.directory(row) >= 0 && foreign.get(table.directory(row))) {
                    table.unmatch(row);
                }
            }
        }
    }

    private static Place withApiVersion(Place place, Map<String, String> apiVersions) {
        String resource = place.resource();
        String apiVersion = resource == null || place.group() != null ? null : apiVersions.get(resource);
        if (resource == null || apiVersion == null) {
            return place;
        }
        KubeLocation location = new KubeLocation(resource, null, place.namespace(), place.prefix())
                .withApiVersion(apiVersion);
        return new Place(location.resource(), location.group(), location.namespace(), location.registryPrefix());
    }

    private List<Breakdown.KeyRow> rows(RevisionFeed.Reader reader, TopRows top) throws IOException {
        List<TopRows.Choice> choices = top.choices();
        Breakdown.KeyRow[] rows = new Breakdown.KeyRow[choices.size()];
        // In the order of the file, so that neighbours share a read.
        Integer[] order = new Integer[rows.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingLong(i -> choices.get(i).locator()));
        for (int i : order) {
            rows[i] = row(reader, choices.get(i));
        }
        return Arrays.asList(rows);
    }

    private Breakdown.KeyRow row(RevisionFeed.Reader reader, TopRows.Choice choice) throws IOException {
        KeyTable table = choice.worker().table();
        int row = choice.row();
        StoredRevision revision = reader.revision(choice.locator());
        return new Breakdown.KeyRow(place(choice.worker(), row, revision), revision.key(), table.isLive(row),
                table.bytes(row, RevisionState.LIVE),
                table.bytes(row, RevisionState.SUPERSEDED), table.supersededValueBytes(row),
                table.bytes(row, RevisionState.TOMBSTONE), table.count(row, RevisionState.SUPERSEDED),
                table.count(row, RevisionState.TOMBSTONE), revision.main(),
                revision.version(), revision.value().byteSize());
    }

    private Place place(Worker worker, int row, StoredRevision revision) {
        int directory = worker.table().directory(row);
        return directory >= 0
                ? resolved(worker.directories().tally(directory).place())
                : ownDirectory(revision.key().toArray(ValueLayout.JAVA_BYTE));
    }

    private Place resolved(Place place) {
        return resolved.getOrDefault(place, place);
    }

    static Place ownDirectory(byte[] key) {
        int length = Directories.directoryLength(key, 0, key.length);
        return new Place(null, null, null, length == 0 ? "(root)" : KeyText.of(Arrays.copyOf(key, length)));
    }

    private List<Breakdown.LeaseCell> leaseCells() {
        Map<Worker.LeaseKey, Sums> cells = new HashMap<>();
        for (Worker worker : workers) {
            worker.leases().forEach((key, sums) -> {
                Place place = resolved(key.place());
                // The worker may have cut the directory deeper when it came by than it did in the end.
                Place shown = place.isKubernetes()
                        ? place
                        : ownDirectory(others.cut(place.prefix()).getBytes(StandardCharsets.ISO_8859_1));
                if (options.filter().matches(shown)) {
                    cells.computeIfAbsent(new Worker.LeaseKey(shown, key.band(), key.lease()), same -> new Sums())
                            .add(sums);
                }
            });
        }
        List<Breakdown.LeaseCell> list = new ArrayList<>();
        cells.forEach((key, sums) -> list.add(new Breakdown.LeaseCell(key.place(), key.band(), key.lease(), sums)));
        list.sort(BY_LEASE);
        return list;
    }

    private static long revisions(KeyTable table, int row) {
        return table.count(row, RevisionState.LIVE) + table.count(row, RevisionState.SUPERSEDED)
                + table.count(row, RevisionState.TOMBSTONE);
    }

    private static long history(KeyTable table, int row) {
        return table.bytes(row, RevisionState.SUPERSEDED) + table.bytes(row, RevisionState.TOMBSTONE);
    }

    private static long allBytes(KeyTable table, int row) {
        return table.bytes(row, RevisionState.LIVE) + history(table, row);
    }
}
