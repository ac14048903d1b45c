package dev.etcdray.report;

import dev.etcdray.breakdown.Bands;
import dev.etcdray.breakdown.Breakdown;
import dev.etcdray.breakdown.Place;
import dev.etcdray.breakdown.RevisionState;
import dev.etcdray.breakdown.Sums;
import dev.etcdray.etcd.Coverage;
import dev.etcdray.etcd.EtcdFacts;
import dev.etcdray.etcd.KeyText;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the result of the pass into the records of the contract. */
final class ReportBuilder {
    /** An etcd begins at revision 1, before anything is written (etcd, server/storage/mvcc/kvstore.go: NewStore). */
    private static final long FIRST_REVISION = 1;

    private final Breakdown breakdown;
    private final Coverage coverage;

    ReportBuilder(Breakdown breakdown) {
        this.breakdown = breakdown;
        this.coverage = breakdown.coverage();
    }

    States states() {
        Sums sums = breakdown.totals();
        return new States(totals(sums, RevisionState.LIVE), history(sums, RevisionState.SUPERSEDED),
                history(sums, RevisionState.TOMBSTONE));
    }

    long objects() {
        return breakdown.totals().revisions(RevisionState.LIVE);
    }

    List<BreakdownRow> rows() {
        return breakdown.groups().stream().map(group -> row(group.place(), group.sums())).toList();
    }

    @Nullable
    List<RevisionBand> bands() {
        if (!coverage.history()) {
            return null;
        }
        Bands bands = breakdown.bands();
        List<RevisionBand> list = new ArrayList<>();
        for (int band = 0; band < bands.count(); band++) {
            Sums sums = breakdown.bandTotals().get(band);
            list.add(new RevisionBand(bands.from(band), bands.to(band), totals(sums, RevisionState.LIVE),
                    totals(sums, RevisionState.SUPERSEDED), totals(sums, RevisionState.TOMBSTONE), bandRows(band)));
        }
        return list;
    }

    private List<BreakdownRow> bandRows(int band) {
        List<BreakdownRow> rows = new ArrayList<>();
        for (Breakdown.Group group : breakdown.groups()) {
            Sums sums = group.bandSums().get(band);
            if (sums != null) {
                rows.add(row(group.place(), sums));
            }
        }
        rows.sort(Comparator.comparingLong(BreakdownRow::bytes).reversed());
        return rows;
    }

    TopKeys topKeys(int limit) {
        return new TopKeys(keys(breakdown.largest(), limit), keys(breakdown.mostRevisions(), limit),
                keys(breakdown.mostHistory(), limit));
    }

    List<TopKey> biggest(int limit) {
        return keys(breakdown.biggest(), limit);
    }

    /** The current revision: that of the newest entry, or of a compaction that left none. */
    static long revision(EtcdFacts facts, long lastMain) {
        return Math.max(FIRST_REVISION, Math.max(lastMain, facts.compactRevision()));
    }

    Etcd etcd(EtcdFacts facts, long lastMain) {
        List<Etcd.Member> members = facts.members().stream()
                .map(member -> new Etcd.Member(Long.toUnsignedString(member.id()), Long.toHexString(member.id()),
                        member.name()))
                .toList();
        List<Etcd.Alarm> alarms = facts.alarms().stream()
                .map(alarm -> new Etcd.Alarm(Long.toUnsignedString(alarm.memberId()), alarm.type())).toList();
        return new Etcd(revision(facts, lastMain), facts.compactRevision(),
                new Etcd.Compaction(facts.scheduledCompactRevision(), facts.finishedCompactRevision()),
                facts.storageVersion(), facts.clusterVersion(),
                new Etcd.Leases(facts.leases(), breakdown.attachedKeys()), members, alarms);
    }

    private BreakdownRow row(Place place, Sums sums) {
        return new BreakdownRow(place.resource(), place.group(), place.namespace(), place.prefix(),
                totals(sums, RevisionState.LIVE), history(sums, RevisionState.SUPERSEDED),
                history(sums, RevisionState.TOMBSTONE));
    }

    private @Nullable StateTotals history(Sums sums, RevisionState state) {
        return coverage.history() ? totals(sums, state) : null;
    }

    static StateTotals totals(Sums sums, RevisionState state) {
        return new StateTotals(sums.revisions(state), sums.bytes(state), sums.keyBytes(state), sums.valueBytes(state));
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
                place.namespace(), place.prefix(), KeyText.of(java.util.Arrays.copyOfRange(key, nameStart, key.length)),
                row.live() ? "live" : "tombstone", row.superseded() + row.tombstones() + (row.live() ? 1 : 0),
                row.liveBytes() + historyBytes, row.liveBytes(), historyBytes, row.modRevision(), row.version(),
                row.valueBytes(), share(row, historyBytes));
    }

    private TopKey.Share share(Breakdown.KeyRow row, long historyBytes) {
        Sums all = breakdown.totals();
        long live = all.bytes(RevisionState.LIVE);
        long revisions = all.revisions(RevisionState.LIVE) + all.revisions(RevisionState.SUPERSEDED)
                + all.revisions(RevisionState.TOMBSTONE);
        long own = row.superseded() + row.tombstones() + (row.live() ? 1 : 0);
        return new TopKey.Share(part(row.liveBytes(), live), part(own, revisions),
                part(historyBytes, all.bytes() - live));
    }

    private static double part(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
