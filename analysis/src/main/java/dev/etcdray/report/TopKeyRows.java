package dev.etcdray.report;

import dev.etcdray.breakdown.Breakdown;
import dev.etcdray.breakdown.Place;
import dev.etcdray.breakdown.RevisionState;
import dev.etcdray.breakdown.Sums;
import dev.etcdray.etcd.KeyText;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys that a report names. */
final class TopKeyRows {
    private final Breakdown breakdown;
    private final boolean history;

    TopKeyRows(Breakdown breakdown) {
        this.breakdown = breakdown;
        this.history = breakdown.coverage().history();
    }

    TopKeys topKeys(int limit) {
        return new TopKeys(keys(breakdown.largest(), limit), ofHistory(breakdown.mostRevisions(), limit),
                ofHistory(breakdown.mostHistory(), limit));
    }

    List<TopKey> biggest(int limit) {
        return keys(breakdown.biggest(), limit);
    }

    private @Nullable List<TopKey> ofHistory(List<Breakdown.KeyRow> rows, int limit) {
        return history ? keys(rows, limit) : null;
    }

    private List<TopKey> keys(List<Breakdown.KeyRow> rows, int limit) {
        return rows.stream().limit(limit).map(this::key).toList();
    }

    private TopKey key(Breakdown.KeyRow row) {
        byte[] key = row.key().toArray(ValueLayout.JAVA_BYTE);
        int nameStart = key.length;
        while (nameStart > 0 && key[nameStart - 1] != '/') {
            nameStart--;
        }
        Place place = row.place();
        long historyBytes = row.supersededBytes() + row.tombstoneBytes();
        return new TopKey(KeyText.of(key), Base64.getEncoder().encodeToString(key), place.resource(), place.group(),
                place.namespace(), place.prefix(), KeyText.of(Arrays.copyOfRange(key, nameStart, key.length)),
                row.live() ? "live" : "tombstone", history ? revisions(row) : null,
                history ? row.liveBytes() + historyBytes : null, row.liveBytes(), history ? historyBytes : null,
                history ? row.supersededBytes() : null, history ? row.tombstoneBytes() : null, row.modRevision(), row.version(), row.valueBytes(), share(row, historyBytes));
    }

    private static long revisions(Breakdown.KeyRow row) {
        return row.superseded() + row.tombstones() + (row.live() ? 1 : 0);
    }

    private TopKey.Share share(Breakdown.KeyRow row, long historyBytes) {
        Sums all = breakdown.totals();
        long live = all.bytes(RevisionState.LIVE);
        double ofLive = part(row.liveBytes(), live);
        if (!history) {
            return new TopKey.Share(ofLive, null, null);
        }
        long revisions = all.revisions(RevisionState.LIVE) + all.revisions(RevisionState.SUPERSEDED)
                + all.revisions(RevisionState.TOMBSTONE);
        return new TopKey.Share(ofLive, part(revisions(row), revisions), part(historyBytes, all.bytes() - live));
    }

    private static double part(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
