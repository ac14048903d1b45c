package dev.etcdray.finding;

import dev.etcdray.breakdown.Breakdown;
import dev.etcdray.breakdown.Place;
import dev.etcdray.breakdown.RevisionState;
import dev.etcdray.breakdown.Sums;
import dev.etcdray.etcd.EtcdFacts;
import dev.etcdray.etcd.PageAccount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that rules compare.
 *
 * @param breakdown what the pass found
 * @param sight what is known beside that
 * @param revision of the etcd
 * @param quotaBytes the quota, null if unknown
 * @param outlook what compaction and defragmentation would give back, null if not known
 * @param thresholds the limits
 * @param view what of the etcd this is
 */
public record Situation(Breakdown breakdown, Sight sight, long revision, @Nullable Long quotaBytes,
        @Nullable Outlook outlook, Thresholds thresholds, View view) {
    /** Of all of an etcd. */
    public Situation(Breakdown breakdown, Sight sight, long revision, @Nullable Long quotaBytes,
            @Nullable Outlook outlook, Thresholds thresholds) {
        this(breakdown, sight, revision, quotaBytes, outlook, thresholds, View.ALL);
    }

    /**
     * What compaction at a revision and defragmentation would give back.
     *
     * @param revision compacted at
     * @param freedBytes entries freed
     * @param dbSizeAfterDefragBytes what the db size becomes
     */
    public record Outlook(long revision, long freedBytes, long dbSizeAfterDefragBytes) {}

    /** A place or several, and what is there. */
    record Group(String name, Sums sums, List<Breakdown.Group> parts) {

        long historyBytes() {
            return sums.bytes(RevisionState.SUPERSEDED) + sums.bytes(RevisionState.TOMBSTONE);
        }

        /** The namespace that holds at least half of the history, null if none does. */
        @Nullable
        String mainNamespace() {
            return parts.stream().filter(part -> 2 * history(part.sums()) >= historyBytes())
                    .map(part -> part.place().namespace()).filter(Objects::nonNull).findFirst().orElse(null);
        }

        private static long history(Sums sums) {
            return sums.bytes(RevisionState.SUPERSEDED) + sums.bytes(RevisionState.TOMBSTONE);
        }
    }

    /** Whether old versions were seen; if not, nothing of them is known. */
    boolean seesHistory() {
        return breakdown.coverage().history();
    }

    /** For rules that {@link Need#HISTORY} or {@link Need#LEASES}. */
    EtcdFacts facts() {
        return Objects.requireNonNull(sight.facts(), "a rule that looks at etcd's buckets has to need them");
    }

    /** For rules that {@link Need#PAGES} or {@link Need#LEASES}. */
    PageAccount pages() {
        return Objects.requireNonNull(sight.pages(), "a rule that looks at pages has to need them");
    }

    /** For rules that {@link Need#ALARMS}. */
    List<EtcdFacts.Alarm> alarms() {
        return Objects.requireNonNull(sight.alarms(), "a rule that looks at alarms has to need them");
    }

    /** For rules that {@link Need#DB_SIZE}. */
    long dbSizeBytes() {
        return Objects.requireNonNull(sight.dbSizeBytes(), "a rule that looks at the db size has to need it");
    }

    /** What {@link #revisionBytes} are of, in a sentence. */
    String allData() {
        if (view.whose() != null) {
            return (seesHistory() ? "the data of " : "the live data of ") + view.whose();
        }
        return seesHistory() ? "all data" : "the live data read";
    }

    /** Where {@link #revisionBytes} are, in a sentence. */
    String allOfIt() {
        return view.whose() != null
                ? "what is stored of " + view.whose()
                : seesHistory() ? "this etcd" : "what was read";
    }

    /** Bytes of all revisions that were seen: the whole that shares are of. */
    long revisionBytes() {
        return breakdown.totals().bytes();
    }

    /** Bytes of live entries. */
    long liveBytes() {
        return breakdown.totals().bytes(RevisionState.LIVE);
    }

    /** For rules that {@link Need#HISTORY}. */
    long historyBytes() {
        if (!seesHistory()) {
            throw new IllegalStateException("a rule that looks at history has to need it");
        }
        return revisionBytes() - liveBytes();
    }

    long limit(Threshold threshold) {
        return thresholds.of(threshold);
    }

    /** Whether a part is a threshold's share of a whole; nothing is a share of nothing. */
    boolean reaches(Threshold share, long part, long whole) {
        return whole > 0 && part > 0 && thresholds.reached(share, part, whole);
    }

    /** Whether bytes are worth a finding at all. */
    boolean matters(long bytes) {
        return bytes >= limit(Threshold.MIN_BYTES) && reaches(Threshold.MIN_SHARE, bytes, revisionBytes());
    }

    /** A warning when it saves a good part of the db size, or of what was read if that is not known; else a note. */
    Severity bySaving(long savedBytes) {
        Long dbSize = sight.dbSizeBytes();
        return savedBytes >= limit(Threshold.WARNING_BYTES)
                && reaches(Threshold.WARNING_SHARE, savedBytes, dbSize == null ? revisionBytes() : dbSize)
                        ? Severity.WARNING
                        : Severity.INFO;
    }

    /** Kubernetes resources, and prefixes outside, over all namespaces; largest first. */
    List<Group> resources() {
        Map<String, List<Breakdown.Group>> byName = new LinkedHashMap<>();
        for (Breakdown.Group group : breakdown.groups()) {
            byName.computeIfAbsent(name(group.place()), name -> new ArrayList<>()).add(group);
        }
        List<Group> groups = new ArrayList<>();
        byName.forEach((name, parts) -> groups.add(new Group(name, sum(parts), parts)));
        groups.sort(Comparator.comparingLong((Group group) -> group.sums().bytes()).reversed()
                .thenComparing(Group::name));
        return groups;
    }

    static String name(Place place) {
        String resource = place.resource();
        return resource == null ? place.prefix() : resource;
    }

    private static Sums sum(List<Breakdown.Group> parts) {
        Sums sums = new Sums();
        parts.forEach(part -> sums.add(part.sums()));
        return sums;
    }
}
