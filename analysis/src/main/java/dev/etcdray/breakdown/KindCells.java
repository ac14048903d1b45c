package dev.etcdray.breakdown;

import dev.etcdray.etcd.RevisionFeed;
import dev.etcdray.etcd.StoredRevision;
import dev.etcdray.kube.ValueHeader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Groups keys by the kind of their live value, whose first bytes are read again for that. */
final class KindCells {
    static final Comparator<Breakdown.KindCell> BY_KIND = Comparator
            .comparing(Breakdown.KindCell::place, Place.BY_NAME).thenComparing(Breakdown.KindCell::kind);

    private final Places places;
    private final RevisionFeed.Reader reader;
    private final Map<Cell, Sums> cells = new HashMap<>();

    /** Where a row's key is. */
    @FunctionalInterface
    interface Places {
        Place of(Worker worker, int row, StoredRevision newest);
    }

    record Cell(Place place, String kind) {}

    KindCells(Places places, RevisionFeed.Reader reader) {
        this.places = places;
        this.reader = reader;
    }

    List<Breakdown.KindCell> of(List<Worker> workers) throws IOException {
        for (Worker worker : workers) {
            KeyTable table = worker.table();
            // In the order of the file, so that neighbours share a read.
            int[] rows = IntStream.range(0, table.rows()).filter(table::isMatched).boxed()
                    .sorted((a, b) -> Long.compare(table.locator(a), table.locator(b)))
                    .mapToInt(Integer::intValue).toArray();
            for (int row : rows) {
                add(worker, row);
            }
        }
        List<Breakdown.KindCell> list = new ArrayList<>();
        cells.forEach((cell, sums) -> list.add(new Breakdown.KindCell(cell.place(), cell.kind(), sums)));
        list.sort(BY_KIND);
        return list;
    }

    private void add(Worker worker, int row) throws IOException {
        KeyTable table = worker.table();
        StoredRevision newest = reader.revision(table.locator(row));
        String kind = table.isLive(row) ? kind(ValueHeader.of(newest.value())) : "(deleted)";
        Sums sums = cells.computeIfAbsent(new Cell(places.of(worker, row, newest), kind), cell -> new Sums());
        long keyBytes = newest.key().byteSize();
        if (table.isLive(row)) {
            sums.add(RevisionState.LIVE, table.bytes(row, RevisionState.LIVE), keyBytes, newest.value().byteSize());
        }
        long superseded = table.count(row, RevisionState.SUPERSEDED);
        sums.add(RevisionState.SUPERSEDED, superseded, table.bytes(row, RevisionState.SUPERSEDED),
                superseded * keyBytes, table.supersededValueBytes(row));
        long tombstones = table.count(row, RevisionState.TOMBSTONE);
        sums.add(RevisionState.TOMBSTONE, tombstones, table.bytes(row, RevisionState.TOMBSTONE), tombstones * keyBytes,
                0);
    }

    private static String kind(ValueHeader header) {
        String kind = header.kind();
        if (kind != null) {
            return kind;
        }
        return switch (header.encoding()) {
            case ENCRYPTED -> "(encrypted)";
            case OTHER -> "(no object)";
            default -> "(unknown)";
        };
    }
}
