package dev.etcdray.breakdown;

import dev.etcdray.etcd.Coverage;
import dev.etcdray.etcd.KeyText;
import dev.etcdray.etcd.RevisionBatch;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One worker's share of the keys: those whose hash falls to it. It applies their revisions newest to oldest, so the
 * first sight of a key decides whether it is live, and every later one is history.
 */
final class Worker implements Closeable {
    private final PassOptions options;
    private final Bands bands;
    private final boolean history;
    private final KeyTable table;
    private final Directories directories;
    private final Sums totals = new Sums();
    private final Sums[] bandTotals;
    private final Map<LeaseKey, Sums> leases = new HashMap<>();
    private final LongSet attachedLeases = new LongSet();
    private final @Nullable Freed freed;
    private long attachedKeys;
    @SuppressWarnings("UnusedVariable") // Written, so that what is read for it is read.
    private long touched;

    /**
     * What is grouped by lease.
     *
     * @param place the place
     * @param band the band
     * @param lease the lease
     */
    record LeaseKey(Place place, int band, long lease) {}

    Worker(PassOptions options, Bands bands, Coverage coverage, OffHeapBudget budget, @Nullable Freed freed) {
        this.options = options;
        this.bands = bands;
        this.history = coverage.history();
        this.freed = freed;
        this.table = new KeyTable(budget);
        this.directories = new Directories(options.kube(), bands.count());
        this.bandTotals = new Sums[bands.count()];
        Arrays.setAll(bandTotals, band -> new Sums());
    }

    KeyTable table() {
        return table;
    }

    Directories directories() {
        return directories;
    }

    Sums totals() {
        return totals;
    }

    Sums bandTotal(int band) {
        return bandTotals[band];
    }

    Map<LeaseKey, Sums> leases() {
        return leases;
    }

    long attachedKeys() {
        return attachedKeys;
    }

    /** Leases of live keys. */
    LongSet attachedLeases() {
        return attachedLeases;
    }

    /** What compactions would free of this worker's keys, null if that was not asked for. */
    @Nullable
    Freed freed() {
        return freed;
    }

    /** Says that a revision of this key is to be applied soon. */
    void touch(long hashLow) {
        touched ^= table.touch(hashLow);
    }

    /**
     * Applies a revision of a batch. With history every call must be with an older revision than the one before;
     * without, each key comes once.
     */
    void apply(HashedBatch hashed, int i) throws IOException {
        RevisionBatch batch = hashed.revisions();
        int row = table.find(hashed.high(i), hashed.low(i));
        boolean newest = row < 0;
        if (newest) {
            row = -1 - row;
            start(row, batch, i);
        } else if (!history) {
            throw new IOException("key " + key(batch, i) + " came twice in a range, where each comes once:"
                    + " its pages overlap");
        }
        RevisionState state = batch.isTombstone(i)
                ? RevisionState.TOMBSTONE
                : newest ? RevisionState.LIVE : RevisionState.SUPERSEDED;
        long bytes = batch.entryBytes(i);
        int band = bands.of(batch.main(i));
        table.add(row, state, bytes, batch.valueBytes(i));
        totals.add(state, bytes, batch.keyLength(i), batch.valueBytes(i));
        bandTotals[band].add(state, bytes, batch.keyLength(i), batch.valueBytes(i));
        if (state == RevisionState.LIVE && batch.lease(i) != 0) {
            attachedKeys++;
            attachedLeases.add(batch.lease(i));
        }
        if (freed != null) {
            long successor = table.swapLastMain(row, batch.main(i));
            hashed.setFreed(i, freed.add(state, batch.main(i), successor, bytes));
        }
        if (table.isMatched(row)) {
            Tally tally = directories.tally(table.directory(row));
            tally.add(band, state, bytes, batch.keyLength(i), batch.valueBytes(i));
            if (options.byLease()) {
                leases.computeIfAbsent(new LeaseKey(tally.place(), band, batch.lease(i)), key -> new Sums())
                        .add(state, bytes, batch.keyLength(i), batch.valueBytes(i));
            }
        }
    }

    private void start(int row, RevisionBatch batch, int i) {
        int directory = directories.of(batch.keys(), batch.keyOffset(i), batch.keyLength(i));
        Tally tally = directories.tally(directory);
        boolean live = !batch.isTombstone(i);
        boolean matched = options.filter().mayMatch(tally.place())
                && options.filter().matches(batch.keys(), batch.keyOffset(i), batch.keyLength(i));
        table.start(row, batch.locator(i), directory, live, matched, marks(tally.place(), batch, i));
        if (!history) {
            table.swapLastMain(row, batch.main(i));
        }
        if (live) {
            tally.live(newness(row), batch.locator(i));
        }
    }

    /** Rises with a key's newest revision: its locator does so by itself where history is seen. */
    long newness(int row) {
        return history ? table.locator(row) : table.lastMain(row);
    }

    private static String key(RevisionBatch batch, int i) {
        return KeyText.of(
                Arrays.copyOfRange(batch.keys(), batch.keyOffset(i), batch.keyOffset(i) + batch.keyLength(i)));
    }

    private int marks(Place place, RevisionBatch batch, int i) {
        int marks = 0;
        for (int mark = 0; mark < options.keys().size(); mark++) {
            if (options.keys().get(mark).matches(place, batch.keys(), batch.keyOffset(i), batch.keyLength(i),
                    !batch.isTombstone(i), batch.valueBytes(i))) {
                marks |= 1 << mark;
            }
        }
        return marks;
    }

    @Override
    public void close() {
        table.close();
    }
}
