package dev.etcdray.finding;

import dev.etcdray.breakdown.Breakdown;
import dev.etcdray.breakdown.RevisionState;
import dev.etcdray.breakdown.Sums;
import dev.etcdray.etcd.KeyText;
import dev.etcdray.etcd.Sizes;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A key that is written far more often than others of its kind beside it: usually a controller that fights itself. */
final class UnevenKeyRule implements Rule {
    private static final int MOST = 3;
    private static final int FEWEST_NEIGHBOURS = 5;

    @Override
    public String id() {
        return "uneven-key";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.HISTORY);
    }

    @Override
    public List<Finding> findings(Situation situation) {
        Map<Object, Sums> places = new HashMap<>();
        situation.breakdown().groups().forEach(group -> places.put(group.place(), group.sums()));
        return situation.breakdown().mostRevisions().stream()
                .filter(row -> row.superseded() + row.tombstones() >= situation.limit(Threshold.UNEVEN_REVISIONS))
                .filter(row -> stands(row, places.get(row.place()), situation)).limit(MOST)
                .map(row -> finding(row, java.util.Objects.requireNonNull(places.get(row.place())), situation))
                .toList();
    }

    private static boolean stands(Breakdown.KeyRow row, @Nullable Sums place,
            Situation situation) {
        if (place == null || neighbours(row, place) < FEWEST_NEIGHBOURS) {
            return false;
        }
        return revisions(row) * neighbours(row, place) >= situation.limit(Threshold.UNEVEN_FACTOR) * others(row, place);
    }

    private static long revisions(Breakdown.KeyRow row) {
        return row.superseded() + row.tombstones() + (row.live() ? 1 : 0);
    }

    /** The live keys beside it; it may be deleted itself. */
    private static long neighbours(Breakdown.KeyRow row, Sums place) {
        return place.revisions(RevisionState.LIVE) - (row.live() ? 1 : 0);
    }

    /** Revisions of the neighbours, at least one each. */
    private static long others(Breakdown.KeyRow row, Sums place) {
        long all = 0;
        for (RevisionState state : RevisionState.values()) {
            all += place.revisions(state);
        }
        return Math.max(neighbours(row, place), all - revisions(row));
    }

    private Finding finding(Breakdown.KeyRow row, Sums place, Situation situation) {
        byte[] key = row.key().toArray(ValueLayout.JAVA_BYTE);
        long history = row.supersededBytes() + row.tombstoneBytes();
        TopEvidence top = new TopEvidence();
        top.offer(key, history, revisions(row));
        long average = Math.max(1, others(row, place) / neighbours(row, place));
        FindingBuilder finding = new FindingBuilder(id()).severity(situation.bySaving(history))
                .audience(row.place().namespace() == null ? Audience.PLATFORM : Audience.TENANT)
                .sentence(KeyText.of(key) + " has " + revisions(row) + " revisions where its neighbours have "
                        + average + " on average: something rewrites this one object over and over ("
                        + Sizes.binary(history) + " of old versions).")
                .bytes(history, Savings.compacting(history)).figure("revisions", revisions(row), "revisions")
                .figure("neighbours", neighbours(row, place), "objects").figure("their average", average, "revisions")
                .keys(top).confidence(Confidence.MEDIUM, "Whether that is its job: a Lease or a leader lock is.");
        return finding.command(Shell.history(key), "none: it reads a file",
                "none needed").build();
    }
}
