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
import org.jspecify.annotations.Nullable;

/**
 * All that rules compare.
 *
 * @param breakdown what the pass found
 * @param facts what etcd keeps about itself
 * @param pages where the file's bytes are, null when only keys were read
 * @param revision of the etcd
 * @param quotaBytes the quota, null if unknown
 * @param outlook what compaction and defragmentation would give back, null if not known
 * @param thresholds the limits
 */
public record Situation(Breakdown breakdown, EtcdFacts facts, @Nullable PageAccount pages, long revision,
        @Nullable Long quotaBytes, @Nullable Outlook outlook, Thresholds thresholds) {

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
                    .map(part -> part.place().namespace()).filter(java.util.Objects::nonNull).findFirst().orElse(null);
        }

        private static long history(Sums sums) {
            return sums.bytes(RevisionState.SUPERSEDED) + sums.bytes(RevisionState.TOMBSTONE);
        }
    }

    /** Bytes of all revisions: the whole that shares are of. */
    long revisionBytes() {
        return breakdown.totals().bytes();
    }

    /** Bytes of live entries. */
    long liveBytes() {
        return breakdown.totals().bytes(RevisionState.LIVE);
    }

    long historyBytes() {
        return revisionBytes() - liveBytes();
    }

    /** Why a rule about pages cannot run, null if it can. */
    @Nullable
    String withoutPages() {
        return pages == null ? "only keys were read, not a file's pages" : null;
    }

    /** Why a rule about old versions cannot run, null if it can. */
    @Nullable
    String withoutHistory() {
        return breakdown.coverage().history() ? null : "only live keys were read, not their old versions";
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

    /** A warning when it saves a good part of the db size, else a note. */
    Severity bySaving(long savedBytes) {
        long whole = pages == null ? revisionBytes() : pages.dbSizeBytes();
        return savedBytes >= limit(Threshold.WARNING_BYTES) && reaches(Threshold.WARNING_SHARE, savedBytes, whole)
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
